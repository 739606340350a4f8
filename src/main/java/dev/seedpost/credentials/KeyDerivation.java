package dev.seedpost.credentials;

import java.time.Duration;
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

  /** Of new stores, in KiB: 64 MiB, as RFC 9106 recommends where memory is scarce. */
  private static final int MEMORY = 64 << 10;

  /** What opening a store shall cost on the machine that makes it. */
  private static final Duration LEAST_TIME = Duration.ofMillis(250);

  /** For a new store, as slow as that takes on this machine. */
  static KeyDerivation fresh() {
    KeyDerivation once = of(MEMORY, 1);
    // The first time the JVM is not up to speed yet.
    long took = Math.min(once.nanos(), once.nanos());
    long passes = Math.ceilDiv(LEAST_TIME.toNanos(), Math.max(took, 1));
    return of(MEMORY, Math.toIntExact(Math.min(passes, MOST_PASSES)));
  }

  private long nanos() {
    long before = System.nanoTime();
    derive(new byte[DataKey.LENGTH]);
    return System.nanoTime() - before;
  }

  /** With a salt of its own. */
  static KeyDerivation of(int memory, int passes) {
    return new KeyDerivation(
        ARGON2ID, memory, passes, 1, HexFormat.of().formatHex(DataKey.randomBytes(LEAST_SALT)));
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
