package dev.seedpost.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;

class RpcBodyTest {
  @Test
  void the_key_comes_first_and_the_rest_by_position() throws IOException {
    RequestBody body =
        RpcBody.of("getTorrents", Secret.of("a \"key\""), List.of(Map.of("hash", "AB"), 100, "x"));
    Buffer sent = new Buffer();
    body.writeTo(sent);
    assertThat(body.contentLength()).isEqualTo(sent.size());
    assertThat(body.contentType()).hasToString("application/json");
    assertThat(sent.readUtf8())
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"getTorrents\","
                + "\"params\":[\"a \\\"key\\\"\",{\"hash\":\"AB\"},100,\"x\"]}");
  }
}
