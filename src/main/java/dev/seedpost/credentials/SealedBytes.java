package dev.seedpost.credentials;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Bytes of others that a store has sealed: a header, the id of the data key, and the sealed bytes.
 */
final class SealedBytes {
  /** The last character is the version. */
  private static final byte[] HEADER = "seedpost-sealed-1".getBytes(US_ASCII);

  private static final int ID_LENGTH = OpenVault.ID_BYTES * 2;

  private SealedBytes() {}

  static byte[] seal(byte[] open, String keyId, DataKey key) {
    byte[] sealed = key.seal(open, context(keyId));
    return ByteBuffer.allocate(HEADER.length + ID_LENGTH + sealed.length)
        .put(HEADER)
        .put(keyId.getBytes(US_ASCII))
        .put(sealed)
        .array();
  }

  /**
   * The bytes that were sealed.
   *
   * @param keys the key of an id, if the store has or had it
   * @throws FailureException as {@link Vault#open}
   */
  static byte[] open(byte[] sealed, Function<String, Optional<DataKey>> keys) {
    String doing = "decrypt a stored file";
    int start = HEADER.length + ID_LENGTH;
    if (sealed.length < start || Arrays.mismatch(sealed, HEADER) != HEADER.length) {
      throw new FailureException(FailureKind.INVALID_CONTENT, doing, "it was not encrypted by us");
    }
    String keyId = new String(sealed, HEADER.length, ID_LENGTH, US_ASCII);
    DataKey key =
        keys.apply(keyId)
            .orElseThrow(() ->
                new FailureException(
                    FailureKind.CONFIG,
                    doing,
                    "it belongs to another credential store; restore the store it was made with"));
    try {
      return key.open(Arrays.copyOfRange(sealed, start, sealed.length), context(keyId));
    } catch (GeneralSecurityException changed) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT, doing, "it was changed after it was written", changed);
    }
  }

  private static String context(String keyId) {
    return "sealed 1 " + keyId;
  }
}
