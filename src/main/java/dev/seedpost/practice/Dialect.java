package dev.seedpost.practice;

/** Which site a practice tracker speaks like. */
public enum Dialect {
  /** Statuses mean something, failures have no {@code response}, hashes are upper case. */
  RED("RED"),
  /** Every JSON answer has status 200 and an {@code info}; the key follows {@code token}. */
  OPS("OPS"),
  /** Torrents are known by their names, each has its own random info hash. */
  UNIT3D("UNIT3D"),
  /** An API that reads by JSON-RPC, and an upload form behind a session. */
  BTN("BTN");

  private final String sourceFlag;

  Dialect(String sourceFlag) {
    this.sourceFlag = sourceFlag;
  }

  /** The source flag it forces upon every torrent. */
  public String sourceFlag() {
    return sourceFlag;
  }
}
