package dev.seedpost.torrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.content.Content;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Info hashes that other creators gave for the same payloads. Each was made twice, and both agreed:
 *
 * <ul>
 *   <li>mktorrent 1.1: {@code mktorrent -p -d -l EXPONENT [-s SOURCE] -a URL PAYLOAD};
 *   <li>libtorrent 2.0.8 (Python): {@code create_torrent(storage, 2 ** EXPONENT, v1_only)}, {@code
 *       set_priv(True)}, {@code set_piece_hashes}, then {@code source} put into {@code info}; the
 *       files were added to the storage in our order.
 * </ul>
 *
 * <p>Where creators differ: mktorrent sorts by the bytes of the whole path, as we do. libtorrent's
 * own {@code add_files} puts the files of a folder before its sub-folders. transmission-create 3.00
 * sorts without regard to case, folders in front, and leaves out empty files. ctorrent dnh3.3.2
 * keeps the order of the directory and makes no pieces below 64 KiB. For a single file and a folder
 * of one file all four gave the hashes below.
 */
class TorrentGoldenTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} in pieces of 2^{1} for {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          single      | 15 | RED | f963424e1dcd95e9918838b335e1c6245e46582c
          single      | 15 | OPS | c07b794680dafa20994fb60cc0c768d45de23c5b
          single      | 15 | -   | 29e8f333281a937da10306001ad987fe9058b303
          single      | 16 | RED | a4016d5dc648d7618a6f8647bef1544baf69b893
          single      | 16 | OPS | 8c6bfa8ba19597687e4fc6affeec72718ed34de9
          single      | 16 | -   | e7ab54d14044c3a0780960c8520d7e0ac7edb291
          single      | 18 | RED | 151ccf580b74785cb59a182ca8feccb6963c0ef7
          single      | 18 | OPS | 6ef2328cd55159629683b6c14a1434cf2cdd0dc1
          single      | 18 | -   | 6a3fd165283742ef4213686af49bbaabd85192a0
          exact       | 15 | RED | e83155f526b29c59614a2c433c18e0bb163ddb61
          exact       | 15 | OPS | a7bcb0d12ffad934c4fcd212d53b5ab712fa793d
          exact       | 15 | -   | 7f7fb09e7e40f23c66549dc046e93c1fd220d6ca
          exact       | 16 | RED | 19149bbffb36baf313ca90a35e41203f7d59f7e9
          exact       | 16 | OPS | 65a94bcb0e4ca5b2d9ba3cd15083e67a129126fa
          exact       | 16 | -   | d9dcf886650b8a02815434c31e615932b99e5e59
          exact       | 18 | RED | 11789de945387b676a232b35d2d27b508402ed3a
          exact       | 18 | OPS | b8dbe435748ce5e4cdf5d9dcefd30487878c445a
          exact       | 18 | -   | da180e82b3bfb9aa07b65a18fb06964f4e1c01a5
          oneMore     | 15 | RED | 598006236137c7087ad864cd7a287d248d27dad6
          oneMore     | 15 | OPS | f53f40426051453cd7c63c2803825fecddf5e97d
          oneMore     | 15 | -   | 5feca1704db6fe40172a94681d3355353d48cdfb
          oneMore     | 16 | RED | dc824795279dca5d47a4073fb36be19dbe16b7eb
          oneMore     | 16 | OPS | 781dc11fc66f18ab2cd55ccdb9f360f799ac56f3
          oneMore     | 16 | -   | d21e36b78856df1987cc8e467889a86437a62685
          oneMore     | 18 | RED | 6dfc2e71fc81f6c4ceae5bf3b24e2faaa9e21c28
          oneMore     | 18 | OPS | 8007127da129215349424b08d072cdd0391cd1e7
          oneMore     | 18 | -   | b4b5f47abad4695d51edc7d9effdc2cbc406ed93
          folderOfOne | 15 | RED | aef7fd73449ce052b2f58ad4183546fff8a8846f
          folderOfOne | 15 | OPS | ccdb12855ec0784533e18212a2b26b43bbadbb75
          folderOfOne | 15 | -   | a54626af10dde56d12db664e3f8264185fae57a3
          folderOfOne | 16 | RED | 07bc576064e95ff3457660438fedb33bc785d1e5
          folderOfOne | 16 | OPS | a775fe08d080839bc356ceae1a84918a65923d54
          folderOfOne | 16 | -   | c0c46afe3f7306b1fbadd443195ce0bc0c38955b
          folderOfOne | 18 | RED | 8fd7e6d137eb520fe358725aa451f57736cce55d
          folderOfOne | 18 | OPS | ed134816d66d17dfe739bcca3e44f6811a4bbebc
          folderOfOne | 18 | -   | 8387712b11b8e816c571776de5b49e7ab67421f8
          album       | 15 | RED | 6416caeaaa24382370f86ad27d5b3887af9bae92
          album       | 15 | OPS | 5189f4acc828a53e5f26e59dffb0e9c6243360fc
          album       | 15 | -   | f1f08be53217871a2b2b0a46d82a409e9b6e5f84
          album       | 16 | RED | 0a1586b5393f42e7004663b3d6fc447cde594f6d
          album       | 16 | OPS | 26f5c9b39e5c3432365bd624f495ede28463385d
          album       | 16 | -   | 09295071c0292645b50f00c02c3eeb3decda8afe
          album       | 18 | RED | 81cc077bb8f8079538e1dc7bdfc0aec367af46ac
          album       | 18 | OPS | 39bd07600f5019d1ab124249239e198fd5102e6d
          album       | 18 | -   | 0ffda4f5bcbd858874a9e8d63656043d3a92faba
          unicode     | 15 | RED | e0018a09242a5044705efe157554421698e825a7
          unicode     | 15 | OPS | ae660ee216b75cb8576134a526e26297a6453643
          unicode     | 15 | -   | f4bd59b0c0f2473da1e469b4699eecb7e0309e65
          unicode     | 16 | RED | b6a7dc5b94cc35659ed7d1a3cbec8e964a52e4bc
          unicode     | 16 | OPS | 3f070880043134c824895d13dd6b5648a6b7eae6
          unicode     | 16 | -   | a5d0270528eef1e442c89e98f753f15dbbc88ee8
          unicode     | 18 | RED | c31649568fc6bee4fc60b1f16638b8437f4cb5b3
          unicode     | 18 | OPS | 95de60f4e9f2c0c382c47f253daaff9a16e38f3b
          unicode     | 18 | -   | 50a9ceabaa6e49628360061d329ea89f2d81361e
          order       | 15 | RED | b7d8b2fa28a33721f358f23c13cd1f3551cdf8c9
          order       | 15 | OPS | 0e070bef79705820c18cc97494d3b4f9918d773f
          order       | 15 | -   | d321dfa5e66e50c0d9f255d9b10c1aa54bbd90b8
          order       | 16 | RED | 23241b0aa8e000ca6f9325cf802c9e5f97b6810a
          order       | 16 | OPS | a9037e6e1577e9389e7e2b51f02c9419d19c35e9
          order       | 16 | -   | 90ccf190a6320aeb6c29f7f58ff3fa5f77febfb6
          order       | 18 | RED | 519e6a3f9653469852dbfa06ac61857d3263d7e1
          order       | 18 | OPS | 5bc643840409fe591db84f81f3c38858e69e5462
          order       | 18 | -   | 8dd507d87633efdb3ee52dad63f3dec65af21b02
          """)
  void an_info_hash_is_that_of_other_creators(
      String shape, int exponent, String source, String expected) {
    TorrentSpec spec =
        new TorrentSpec(
            PieceLength.ofExponent(exponent), source.equals("-") ? "" : source, Optional.empty());
    TorrentFile torrent =
        new TorrentCreator()
            .create(Content.read(payload(shape)), List.of(spec), HashProgress.NONE)
            .getFirst();
    assertThat(torrent.infoHash()).hasToString(expected);
  }

  private Path payload(String shape) {
    return switch (shape) {
      case "single" -> SamplePayload.single(folder);
      case "exact" -> SamplePayload.exact(folder);
      case "oneMore" -> SamplePayload.oneMore(folder);
      case "folderOfOne" -> SamplePayload.folderOfOne(folder);
      case "album" -> SamplePayload.album(folder);
      case "unicode" -> SamplePayload.unicode(folder);
      case "order" -> SamplePayload.order(folder);
      default -> throw new IllegalArgumentException(shape);
    };
  }
}
