package dev.seedpost.credentials;

import java.time.Duration;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * From the master key to the key that wraps the data key.
 *
 * @param name of a {@link Derivation}
 * @param memory in KiB; 0 for PBKDF2
 * @param passes over the memory, or rounds of PBKDF2
 * @param lanes of Argon2id; 0 for PBKDF2
 * @param salt 16 random bytes, as hexadecimal digits
 */
record KeyDerivation(String name, int memory, int passes, int lanes, String salt) {
  /** A changed file must not make us take all memory, or all time. */
  private static final int MOST_MEMORY = 256 << 10;

  private static final int MOST_PASSES = 16;
  private static final int MOST_ROUNDS = 20_000_000;
  private static final int LEAST_SALT = 16;

  /** Of new stores, in KiB: 64 MiB, as RFC 9106 recommends where memory is scarce. */
  private static final int MEMORY = 64 << 10;

  /** Of new stores, as OWASP recommends for PBKDF2-HMAC-SHA-256. */
  private static final int ROUNDS = 600_000;

  /** What opening a store shall cost on the machine that makes it. */
  private static final Duration LEAST_TIME = Duration.ofMillis(250);

  /** For a new store, as slow as that takes on this machine. */
  static KeyDerivation fresh(Derivation how) {
    KeyDerivation once =
        switch (how) {
          case ARGON2ID -> argon2id(MEMORY, 1);
          case PBKDF2 -> pbkdf2(ROUNDS);
        };
    // The first time the JVM is not up to speed yet.
    long slow = once.nanos();
    long took = Math.min(slow, once.nanos());
    int times = Math.toIntExact(Math.ceilDiv(LEAST_TIME.toNanos(), Math.max(took, 1)));
    return switch (how) {
      case ARGON2ID -> argon2id(MEMORY, Math.min(times, MOST_PASSES));
      case PBKDF2 -> pbkdf2(Math.min(times * ROUNDS, MOST_ROUNDS));
    };
  }

  private long nanos() {
    long before = System.nanoTime();
    derive(new byte[DataKey.LENGTH]);
    return System.nanoTime() - before;
  }

  /** With a salt of its own. */
  static KeyDerivation argon2id(int memory, int passes) {
    return new KeyDerivation(Derivation.ARGON2ID.word(), memory, passes, 1, freshSalt());
  }

  private static KeyDerivation pbkdf2(int rounds) {
    return new KeyDerivation(Derivation.PBKDF2.word(), 0, rounds, 0, freshSalt());
  }

  private static String freshSalt() {
    return HexFormat.of().formatHex(DataKey.randomBytes(LEAST_SALT));
  }

  /** Whether a key may be derived so. */
  boolean isSane() {
    return salt.matches("([0-9a-f]{2}){" + LEAST_SALT + ",64}")
        && Derivation.ofWord(name)
            .filter(how ->
                switch (how) {
                  case ARGON2ID ->
                      memory >= 8 * lanes
                          && memory <= MOST_MEMORY
                          && isBetween(1, passes, MOST_PASSES)
                          && isBetween(1, lanes, MOST_PASSES);
                  case PBKDF2 ->
                      memory == 0 && lanes == 0 && isBetween(ROUNDS, passes, MOST_ROUNDS);
                })
            .isPresent();
  }

  private static boolean isBetween(int least, int value, int most) {
    return value >= least && value <= most;
  }

  /** All parameters in one line, to be authenticated. */
  String spelled() {
    return String.join(
        " ", name, String.valueOf(memory), String.valueOf(passes), String.valueOf(lanes), salt);
  }

  /** What it costs, for a person. */
  String cost() {
    return switch (Derivation.ofWord(name).orElseThrow()) {
      case ARGON2ID -> "Argon2id, " + (memory >> 10) + " MiB, " + passes + " passes";
      case PBKDF2 -> "PBKDF2-HMAC-SHA-256, " + passes + " rounds";
    };
  }

  DataKey derive(byte[] master) {
    return new DataKey(
        switch (Derivation.ofWord(name).orElseThrow()) {
          case ARGON2ID -> argon2id(master);
          case PBKDF2 -> pbkdf2(master);
        });
  }

  private byte[] argon2id(byte[] master) {
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
    return key;
  }

  private byte[] pbkdf2(byte[] master) {
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
    generator.init(master, HexFormat.of().parseHex(salt), passes);
    return ((KeyParameter) generator.generateDerivedParameters(DataKey.LENGTH * 8)).getKey();
  }
}
