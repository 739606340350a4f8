package dev.seedpost.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.torrent.TorrentFile;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every client of every tracker does, whatever the site's software. */
public abstract class TrackerClientContractTest {
  /** The other side of a client, honest until told otherwise. */
  public interface Site extends AutoCloseable {
    TrackerClient client();

    /** A form that it takes. */
    List<FormField> form();

    String sourceFlag();

    /** Whether the answer to an upload tells that the torrent is kept as it was sent. */
    default boolean tellsThatItKeeps() {
      return true;
    }

    /** Whether it tells who has uploaded a torrent. */
    default boolean tellsWhose() {
      return true;
    }

    /** Stores the next upload and never answers. */
    void losesTheReply();

    /** Does not answer the next upload and stores it when {@link #land} is called. */
    void landsLate();

    void land();

    void limitsTheNextUpload();

    void refusesTheNextUpload();

    void refusesTheLogin();

    /** Cannot be reached or is being mended. */
    void goesDown();

    /** Stores the row of the next upload without its file. */
    void makesHalf();

    void has(TorrentFile foreign);

    /** Whether it changes the info hash of whatever it is sent. */
    default boolean rewrites() {
      return false;
    }

    /** Whether it says which torrent of its own it calls the same. */
    default boolean namesDuplicates() {
      return true;
    }

    /** Uploads that reached it, whatever became of them. */
    int received();

    @Override
    void close();
  }

  protected Site site;
  private TrackerClient client;
  private TorrentFile album;

  protected abstract Site open();

  @BeforeEach
  void open_the_site() {
    site = open();
    client = site.client();
    album = SampleTorrents.album("Album", site.sourceFlag());
  }

  @AfterEach
  void close_the_site() {
    site.close();
  }

  private UploadRequest request() {
    return new UploadRequest(album, site.form(), SampleTorrents.payload(album));
  }

  private UploadResult upload() {
    return client.upload(request());
  }

  private static void fails(FailureKind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FailureException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(kind);
              assertThat(failure.failure().detail()).isNotBlank();
            });
  }

  @Test
  void the_account_has_a_name_and_a_number() {
    assertThat(client.account().user()).isNotBlank();
    assertThat(client.account().userId()).isNotBlank();
  }

  @Test
  void what_was_never_uploaded_is_not_found() {
    assertThat(client.find(request())).isEmpty();
  }

  @Test
  void an_upload_is_accepted_found_as_ours_and_served() {
    UploadResult result = upload();
    assertThat(result)
        .isInstanceOfSatisfying(
            UploadResult.Accepted.class,
            accepted -> {
              assertThat(accepted.asSubmitted())
                  .isEqualTo(site.tellsThatItKeeps() && !site.rewrites());
              assertThat(accepted.warnings()).isEmpty();
              Optional<Listing> found = client.find(request());
              assertThat(found).isPresent();
              assertThat(found.get().torrentId()).isEqualTo(accepted.torrentId());
              assertThat(found.get().ours()).isEqualTo(site.tellsWhose());
              TorrentFile served = client.download(accepted.torrentId());
              assertThat(served.infoHash().equals(album.infoHash())).isNotEqualTo(site.rewrites());
              assertThat(album.differenceTo(served)).isEmpty();
              assertThat(client.page(accepted.torrentId())).contains(accepted.torrentId());
            });
    assertThat(site.received()).isEqualTo(1);
  }

  @Test
  void the_same_torrent_again_is_already_there() {
    String first = ((UploadResult.Accepted) upload()).torrentId();
    assertThat(upload())
        .isEqualTo(new UploadResult.AlreadyThere(site.namesDuplicates() ? first : ""));
    assertThat(client.find(request())).map(Listing::torrentId).contains(first);
  }

  @Test
  void a_lost_reply_is_uncertain_and_nothing_is_sent_twice() {
    site.losesTheReply();
    fails(FailureKind.UNCERTAIN, this::upload);
    assertThat(client.find(request())).map(Listing::ours).contains(site.tellsWhose());
    assertThat(site.received()).isEqualTo(1);
  }

  @Test
  void an_upload_may_land_after_a_look_that_did_not_find_it() {
    site.landsLate();
    fails(FailureKind.UNCERTAIN, this::upload);
    assertThat(client.find(request())).isEmpty();
    site.land();
    assertThat(client.find(request())).isPresent();
    assertThat(site.received()).isEqualTo(1);
  }

  @Test
  void a_half_made_upload_is_found_but_cannot_be_fetched() {
    site.makesHalf();
    fails(FailureKind.UNCERTAIN, this::upload);
    String id = client.find(request()).orElseThrow().torrentId();
    fails(FailureKind.TRANSIENT, () -> client.download(id));
  }

  @Test
  void a_site_that_asks_for_a_pause_is_told_from_one_that_refuses() {
    site.limitsTheNextUpload();
    fails(FailureKind.RATE_LIMITED, this::upload);
    assertThat(client.find(request())).isEmpty();
  }

  @Test
  void a_refusal_is_a_value_with_reasons() {
    site.refusesTheNextUpload();
    assertThat(upload())
        .isInstanceOfSatisfying(
            UploadResult.Refused.class,
            refused -> assertThat(refused.reasons()).isNotEmpty().doesNotContain(""));
    assertThat(client.find(request())).isEmpty();
  }

  @Test
  void a_wrong_key_is_a_matter_of_the_login_on_every_call() {
    site.refusesTheLogin();
    fails(FailureKind.AUTH, () -> client.account());
    fails(FailureKind.AUTH, () -> client.find(request()));
    fails(FailureKind.AUTH, () -> client.download("101"));
    fails(FailureKind.AUTH, this::upload);
  }

  @Test
  void a_site_that_is_down_is_worth_another_try_for_whatever_only_reads() {
    site.goesDown();
    fails(FailureKind.TRANSIENT, () -> client.account());
    fails(FailureKind.TRANSIENT, () -> client.find(request()));
    fails(FailureKind.TRANSIENT, () -> client.download("101"));
  }

  @Test
  void an_upload_to_a_site_that_is_down_is_never_a_clear_answer() {
    site.goesDown();
    assertThatThrownBy(this::upload)
        .isInstanceOfSatisfying(
            FailureException.class,
            failure ->
                assertThat(failure.kind()).isIn(FailureKind.TRANSIENT, FailureKind.UNCERTAIN));
  }

  @Test
  void the_torrent_of_another_user_is_not_ours() {
    site.has(album);
    assertThat(client.find(request())).map(Listing::ours).contains(false);
    assertThat(upload()).isInstanceOf(UploadResult.AlreadyThere.class);
  }

  @Test
  void a_torrent_that_does_not_exist_cannot_be_downloaded() {
    fails(FailureKind.REJECTED, () -> client.download("999999"));
  }
}
