package dev.seedpost.credentials;

import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) from the master key to the key that wraps the data key.
 *
 * @param memory in KiB
 * @param passes over the memory
 * @param salt 16 random bytes, as hexadecimal digits
 */
record KeyDerivation(String name, int memory, int passes, int lanes, String salt) {
  private static final String ARGON2ID = "argon2id";

  /** A changed file must not make us take all memory. */
  private static final int MOST_MEMORY = 256 << 10;

  private static final int MOST_PASSES = 16;
  private static final int LEAST_SALT = 16;

  /**
   * The cost for new stores: above OWASP's least (46 MiB, 1 pass), and about 0.3 s at the start of
   * a command.
   */
  static KeyDerivation fresh() {
    return new KeyDerivation(
        ARGON2ID, 48 << 10, 2, 1, HexFormat.of().formatHex(DataKey.randomBytes(LEAST_SALT)));
  }

  /** Whether a key may be derived so. */
  boolean isSane() {
    return ARGON2ID.equals(name)
        && memory >= 8 * lanes
        && memory <= MOST_MEMORY
        && passes >= 1
        && passes <= MOST_PASSES
        && lanes >= 1
        && lanes <= MOST_PASSES
        && salt.matches("([0-9a-f]{2}){" + LEAST_SALT + ",64}");
  }

  /** All parameters in one line, to be authenticated. */
  String spelled() {
    return String.join(
        " ", name, String.valueOf(memory), String.valueOf(passes), String.valueOf(lanes), salt);
  }

  DataKey derive(byte[] master) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(HexFormat.of().parseHex(salt))
            .build());
    byte[] key = new byte[DataKey.LENGTH];
    argon.generateBytes(master, key);
    return new DataKey(key);
  }
}
