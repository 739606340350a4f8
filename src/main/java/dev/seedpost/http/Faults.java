package dev.seedpost.http;

import dev.seedpost.failure.Texts;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Objects;
import javax.net.ssl.SSLException;

/** Transport faults in sentences a person can act on. */
final class Faults {
  private Faults() {}

  /**
   * What happened and what to look at.
   *
   * @param left whether bytes of the request may have left
   */
  static String sentence(String host, IOException fault, boolean left) {
    return switch (fault) {
      case WholeBody.TooLongException tooLong -> host + " sent an answer longer than 8 MiB";
      case WireLog.ClosedDepartureException closed -> message(closed);
      case UnknownHostException unknown ->
          "the name " + host + " cannot be resolved; check the address and the network";
      case NoRouteToHostException noRoute -> "no route to " + host + "; check the network";
      case ConnectException refused -> connecting(host, refused);
      case InterruptedIOException late -> late(host, late, left);
      case SSLException tls ->
          "no secure connection to " + host + " (" + message(tls) + "); check its certificate";
      case EOFException end -> closedEarly(host);
      case ProtocolException cut when isCut(cut) -> closedEarly(host);
      // Its text quotes the answer, which may hold a key.
      case ProtocolException protocol -> host + " did not answer in proper HTTP";
      case SocketException broken ->
          "the connection to " + host + " broke (" + message(broken) + ")";
      default ->
          isCut(fault)
              ? closedEarly(host)
              : "the connection to " + host + " failed (" + message(fault) + ")";
    };
  }

  private static String connecting(String host, ConnectException fault) {
    return refused(fault)
        ? host + " refused the connection; check that it is running and that the port is right"
        : "no connection to " + host + " (" + message(fault) + "); check the network";
  }

  /** The library wraps the socket's own exception. */
  private static boolean refused(ConnectException fault) {
    String text = fault.getCause() instanceof IOException cause ? message(cause) : message(fault);
    return text.contains("refused");
  }

  /** A socket's or a call's time-out; an interrupt has another text. */
  private static String late(String host, InterruptedIOException late, boolean left) {
    if (message(late).contains("interrupted")) {
      return "the wait for " + host + " was interrupted";
    }
    return left
        ? host + " did not answer in time"
        : "no connection to " + host + " in time; check that it is up and reachable";
  }

  /** The library's word for a stream that ended early, in several exception types. */
  static boolean isCut(IOException fault) {
    return message(fault).startsWith("unexpected end of stream");
  }

  private static String closedEarly(String host) {
    return host + " closed the connection before the answer was complete";
  }

  private static String message(IOException fault) {
    String text = Objects.requireNonNullElse(fault.getMessage(), fault.getClass().getSimpleName());
    return Texts.shortened(Texts.printable(text), 200);
  }
}
