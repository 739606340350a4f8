package dev.seedpost.release;

import java.nio.file.Path;

/** The program that describes a video file: codecs, sizes, languages. */
@FunctionalInterface
interface MediaInfo {
  /** Describes one file; what goes wrong is an answer, never an exception. */
  Answer describe(Path video);

  /** What came of it. */
  sealed interface Answer {
    /** The report as it was printed. */
    record Report(byte[] text) implements Answer {}

    /** There is no such program here. */
    record Absent() implements Answer {}

    /**
     * It did not work.
     *
     * @param why goes on from "mediainfo …"
     */
    record Failed(String why) implements Answer {}
  }
}
