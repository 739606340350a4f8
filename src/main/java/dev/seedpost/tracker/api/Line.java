package dev.seedpost.tracker.api;

import dev.seedpost.http.Gate;
import dev.seedpost.http.Http;
import dev.seedpost.http.SecretFields;
import dev.seedpost.http.SecretsInAddress;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The way for calls of one kind: a credential goes with no other call than those it is for.
 *
 * @param calls with the headers of these calls
 */
record Line(ApiCalls calls, SecretsInAddress inAddress, SecretFields inFields) {
  /**
   * The line of one kind of call.
   *
   * @param credentials those that are there
   */
  static Line of(
      Api api,
      Api.Use use,
      Definition definition,
      Map<String, Secret> credentials,
      Http http,
      Gate gate) {
    Map<String, Secret> headers = new HashMap<>();
    Map<String, Secret> path = new HashMap<>();
    Map<String, Secret> query = new HashMap<>();
    Map<String, Secret> fields = new HashMap<>();
    headers.put("Accept", Secret.of("application/json"));
    for (Api.Login login : api.logins()) {
      Secret secret = credentials.get(login.credential());
      if (secret != null && login.uses().contains(use)) {
        switch (login.in()) {
          case HEADER -> headers.put(login.name(), secret.prefixed(login.prefix()));
          case PATH -> path.put(login.credential(), secret);
          case QUERY -> query.put(login.name(), secret);
          case FIELD -> fields.put(login.name(), secret);
        }
      }
    }
    Http.GatedBy gated = new Http.GatedBy(gate, definition.id().id(), definition.pace().rate());
    return new Line(
        http.retrofit(definition.base(), headers, Optional.of(gated)).create(ApiCalls.class),
        new SecretsInAddress(path, query),
        new SecretFields(fields));
  }
}
