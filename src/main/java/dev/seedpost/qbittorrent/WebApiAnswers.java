package dev.seedpost.qbittorrent;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.http.Reply;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/**
 * What the answers of every version mean, by status. Of all bodies only {@code Ok.} and {@code
 * Fails.} are compared; the others are translated to the user's language.
 */
final class WebApiAnswers {
  /** What came of a login. */
  enum Login {
    ACCEPTED,
    REFUSED,
    /** 401: refused from 5.2 on, or in any version a wrong Host header. */
    REFUSED_OR_WRONG_HOST,
    BANNED,
    OTHER
  }

  /** What the reply to an add says; none of it is proof. */
  enum Addition {
    TAKEN,
    /** Refused, or there already. */
    NOT_TAKEN,
    NOT_A_TORRENT,
    UNCLEAR
  }

  private final String called;

  /**
   * @param url shown in messages
   */
  WebApiAnswers(String url) {
    this.called = "qBittorrent at " + url;
  }

  /** How messages name the program. */
  String called() {
    return called;
  }

  Login login(Reply reply) {
    return switch (reply.status()) {
      case 200 ->
          switch (reply.text().strip()) {
            case "Ok." -> Login.ACCEPTED;
            case "Fails." -> Login.REFUSED;
            default -> Login.OTHER;
          };
      case 204 -> Login.ACCEPTED;
      case 401 -> Login.REFUSED_OR_WRONG_HOST;
      case 403 -> Login.BANNED;
      default -> Login.OTHER;
    };
  }

  Addition addition(Reply reply) {
    if (reply.ok()) {
      return reply.text().strip().equals("Fails.") ? Addition.NOT_TAKEN : Addition.TAKEN;
    }
    return switch (reply.status()) {
      case 409 -> Addition.NOT_TAKEN;
      case 415 -> Addition.NOT_A_TORRENT;
      default -> Addition.UNCLEAR;
    };
  }

  /** A 2xx reply as it is; every other one as a failure. */
  Reply expectOk(Reply reply, String doing) {
    if (reply.ok()) {
      return reply;
    }
    throw unexpected(reply, doing);
  }

  FailureException unexpected(Reply reply, String doing) {
    int status = reply.status();
    String detail =
        switch (status / 100) {
          case 2 -> foreign(reply);
          case 3 ->
              called + " redirects with status " + status + "; set its url to where it redirects";
          case 5 -> called + " answered with status " + status + "; look at its log";
          default ->
              status == 404
                  ? called
                      + " does not know the call (status 404); check that its url is that of"
                      + " qBittorrent 4.5 or newer"
                  : called + " answered with status " + status + "; check its url";
        };
    return transientFailure(doing, detail);
  }

  private String foreign(Reply reply) {
    String type = reply.contentType().isEmpty() ? "no type" : reply.contentType();
    return called
        + " answered with something that is not qBittorrent's Web API ("
        + Texts.shortened(Texts.printable(type), 60)
        + "); check its url";
  }

  /** A transport fault, in the user's words. */
  FailureException unreachable(FailureException fault, String doing) {
    String detail;
    if (causedBy(fault, SocketTimeoutException.class::isInstance)) {
      detail = called + " did not answer in time; is it overloaded or stopped?";
    } else if (causedBy(fault, ConnectException.class::isInstance)) {
      detail = called + " cannot be reached: connection refused; is it running?";
    } else if (causedBy(fault, UnknownHostException.class::isInstance)) {
      detail = called + " cannot be reached: there is no such host; check its url";
    } else if (causedBy(fault, SSLException.class::isInstance)) {
      detail = called + " cannot be reached: no secure connection; does its url need http?";
    } else {
      detail =
          called
              + " cannot be reached: "
              + Texts.shortened(Texts.printable(fault.failure().detail()), 200)
              + "; is it running?";
    }
    return new FailureException(FailureKind.TRANSIENT, doing, detail, fault);
  }

  private static boolean causedBy(Throwable fault, Predicate<Throwable> kind) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (kind.test(cause)) {
        return true;
      }
    }
    return false;
  }

  FailureException wrongHost(String doing) {
    return auth(
        doing,
        called
            + " answers 401 to everything: the port in its url is not the port it listens on (map"
            + " equal ports into a container, or switch off its host header validation), or a proxy"
            + " wants a login of its own");
  }

  FailureException loginWanted(String doing, String username) {
    return auth(
        doing,
        username.isEmpty()
            ? called + " wants a login; set username and password of its web interface"
            : called + " wants a login and no password of user " + named(username) + " is stored");
  }

  String refusal(String username) {
    return called
        + " refused user "
        + named(username)
        + " or the password; correct them and start again (five refusals ban this machine)";
  }

  String ban() {
    return called
        + " bans this machine after too many refused logins; check the password, then wait an hour"
        + " or restart qBittorrent";
  }

  FailureException notLetIn(String doing) {
    return auth(doing, called + " answers 403 right after a good login; check its web settings");
  }

  private static FailureException auth(String doing, String detail) {
    return new FailureException(FailureKind.AUTH, doing, detail);
  }

  static FailureException transientFailure(String doing, String detail) {
    return new FailureException(FailureKind.TRANSIENT, doing, detail);
  }

  private static String named(String username) {
    return Texts.shortened(Texts.printable(username), 60);
  }
}
