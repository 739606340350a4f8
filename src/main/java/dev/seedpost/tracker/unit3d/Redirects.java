package dev.seedpost.tracker.unit3d;

import dev.seedpost.http.Reply;
import java.net.URI;

/**
 * Where a reply sends us: to the login page whoever is not known there (Authenticate and
 * RedirectIfAuthenticated of the framework; measured), anywhere else for some other cause.
 */
final class Redirects {
  private Redirects() {}

  static boolean is(Reply reply) {
    return reply.status() >= 300 && reply.status() < 400;
  }

  /** Whether the header {@code Location}, and not some word in the body, names the login page. */
  static boolean toLogin(Reply reply, URI site) {
    if (!is(reply) || reply.location().isBlank()) {
      return false;
    }
    try {
      URI target = site.resolve(reply.location().strip());
      return site.getHost().equalsIgnoreCase(target.getHost())
          && String.valueOf(target.getPath()).replaceFirst("/+$", "").endsWith("/login");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
