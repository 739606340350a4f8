package dev.seedpost.torrent;

/** What is wrong with bytes that should be bencode; its message goes on from "it is broken:". */
final class MalformedBencode extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedBencode(String what) {
    super(what, null, false, false);
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
