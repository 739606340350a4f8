package dev.seedpost.tracker.gazelle;

import java.util.List;

/** What each recorded reply must come to, call by call. */
final class FixtureCases {
  static final List<Case> ALL =
      List.of(
          of("index.red.success", 200, "account", "example 1234 Member, 476.8 MiB"),
          of("index.ops.success", 200, "account", "example 55 Member, 476.8 MiB"),
          of(
              "torrent.red.by-hash",
              200,
              "find",
              "5000001 in 2000001, ours, 300000000, Example Album"),
          of(
              "torrent.red.e-book",
              200,
              "find",
              "5000001 in 2000001, ours, 5000000, Example Author - Example Book"),
          of("torrent.red.bad-hash", 400, "find", "nothing"),
          of("torrent.red.bad-id", 400, "find", "nothing"),
          of(
              "torrent.ops.by-hash-own",
              200,
              "find",
              "700001 in 300001, theirs, 300000000, Example Album"),
          of(
              "torrent.ops.by-hash-of-another",
              200,
              "find",
              "700001 in 300001, theirs, 300000000, Example Album"),
          of("torrent.ops.not-found", 200, "find", "nothing"),
          of("torrent.ops.not-found-older", 200, "find", "nothing"),
          of("torrent.ops.not-found", 200, "download", "REJECTED: OPS answered: bad parameters"),
          of(
              "browse.red.success",
              200,
              "browse",
              "5000001 in 2000001, Example Artist - Example Album"),
          of("browse.red.empty", 200, "browse", ""),
          of(
              "browse.ops.success",
              200,
              "browse",
              "700001 in 300001, Example Artist - Example Album"),
          of("browse.ops.empty", 200, "browse", ""),
          of("user-torrents.red.uploaded", 200, "read", "uploaded"),
          of("upload.red.success", 200, "upload", "accepted 5000001 in 2000001 as submitted []"),
          of(
              "upload.red.success-camel-case",
              200,
              "upload",
              "accepted 5000001 in 2000001 as submitted []"),
          of(
              "upload.red.success-redownload",
              200,
              "upload",
              "accepted 5000002 in 2000001 changed []"),
          of(
              "upload.red.success-request-not-filled",
              200,
              "upload",
              "accepted 5000003 in 2000001 as submitted [the request was not filled]"),
          of("upload.red.dry-run-success", 200, "upload", "UNCERTAIN"),
          of("upload.red.dry-run-failure", 200, "upload", "UNCERTAIN"),
          of("upload.red.key-only", 403, "upload", "AUTH"),
          of("upload.ops.success", 200, "upload", "accepted 700001 in 300001 as submitted []"),
          of(
              "upload.ops.success-lower-case",
              200,
              "upload",
              "accepted 700001 in 300001 as submitted []"),
          of(
              "upload.ops.success-redownload",
              200,
              "upload",
              "accepted 700002 in 300001 changed [not private, source missing, download again]"),
          of(
              "upload.ops.success-request-filled",
              200,
              "upload",
              "accepted 700003 in 300001 as submitted []"),
          of(
              "upload.ops.success-request-not-filled",
              200,
              "upload",
              "accepted 700004 in 300001 as submitted"
                  + " [the request was not filled: could not determine torrentid]"),
          of(
              "upload.ops.success-behind-text",
              200,
              "upload",
              "accepted 700005 in 300001 as submitted [Request does not match Wrong format]"),
          of("upload.ops.duplicate", 200, "upload", "already there 700001"),
          of(
              "upload.ops.lost-torrent-fixed",
              200,
              "upload",
              "accepted 700001 in  changed [the site had lost this torrent's file and has it now]"),
          of(
              "upload.ops.validation",
              200,
              "upload",
              "refused [Please enter at least one main artist]"),
          of(
              "upload.ops.invalid-torrent",
              200,
              "upload",
              "refused [This torrent is not a V1 torrent. V2 and Hybrid torrents are not supported"
                  + " here.]"),
          of("upload.ops.token-required", 200, "upload", "AUTH"),
          of("any.red.bad-key", 401, "account", "AUTH"),
          of("any.red.bad-key", 401, "find", "AUTH"),
          of("any.red.bad-key", 401, "upload", "AUTH"),
          of("any.red.unknown-endpoint", 404, "account", "REJECTED"),
          of("any.red.unknown-endpoint", 404, "find", "REJECTED"),
          of("any.red.unknown-endpoint", 404, "upload", "REJECTED"),
          of("any.red.rate-limit", 429, "find", "RATE_LIMITED until 2026-01-02T03:04:12Z"),
          of("any.red.rate-limit", 429, "upload", "RATE_LIMITED until 2026-01-02T03:04:12Z"),
          of("any.red.outage", 500, "account", "TRANSIENT"),
          of("any.red.outage", 500, "download", "TRANSIENT"),
          of("any.red.outage", 500, "upload", "UNCERTAIN"),
          of("any.ops.bad-authorization-type", 200, "account", "AUTH"),
          of("any.ops.bad-authorization-type", 200, "upload", "AUTH"),
          of("any.ops.bad-token", 200, "account", "AUTH"),
          of("any.ops.bad-token", 200, "download", "AUTH"),
          of("any.ops.bad-token", 200, "upload", "AUTH"),
          of("any.ops.address-banned", 200, "find", "AUTH"),
          of("any.ops.rate-limit", 200, "find", "RATE_LIMITED"),
          of("any.ops.rate-limit", 200, "download", "RATE_LIMITED"),
          of("any.ops.rate-limit", 200, "upload", "RATE_LIMITED"),
          // Of kin that no definition is shipped for: never an accepted upload.
          of("any.ggn.bad-key", 401, "find", "AUTH"),
          of("any.ggn.bad-key", 401, "upload", "AUTH"),
          of("any.ggn.bad-key", 200, "find", "AUTH"),
          of("any.ggn.bad-key", 200, "upload", "AUTH"),
          of("any.gpw.bad-token", 200, "find", "AUTH"),
          of("any.gpw.bad-token", 200, "upload", "AUTH"),
          of("upload.gpw.success", 200, "upload", "accepted 4321 in  changed []"),
          of("upload.gpw.duplicate", 200, "upload", "already there "),
          of("upload.gpw.duplicate-misspelled", 200, "upload", "already there "),
          of("upload.gpw.internal-error", 200, "upload", "refused [internal error]"),
          of("torrent.ggn.not-found", 200, "find", "nothing"),
          of("torrent.ggn.not-found", 200, "upload", "refused [bad id parameter]"),
          of("login.ptp.ok", 200, "account", "TRANSIENT"),
          of("login.ptp.ok", 200, "upload", "UNCERTAIN"),
          of("login.ptp.second-factor", 200, "account", "TRANSIENT"),
          of("login.ptp.second-factor", 200, "upload", "UNCERTAIN"),
          of("any.generic.cloudflare-520", 0, "find", "TRANSIENT"),
          of("any.generic.cloudflare-520", 0, "upload", "UNCERTAIN"),
          of("any.generic.cloudflare-challenge", 0, "find", "REJECTED: a bot wall"),
          of("any.generic.cloudflare-challenge", 0, "upload", "REJECTED: a bot wall"),
          of("any.generic.empty-body", 0, "find", "TRANSIENT"),
          of("any.generic.empty-body", 0, "download", "TRANSIENT: the upload is half-made"),
          of("any.generic.empty-body", 0, "upload", "UNCERTAIN"),
          of("any.generic.maintenance-html-200", 0, "account", "TRANSIENT"),
          of("any.generic.maintenance-html-200", 0, "download", "TRANSIENT"),
          of("any.generic.maintenance-html-200", 0, "upload", "UNCERTAIN"),
          of("any.generic.truncated-json", 0, "find", "TRANSIENT"),
          of("any.generic.truncated-json", 0, "upload", "UNCERTAIN"));

  private FixtureCases() {}

  /**
   * A fixture as the answer to a call.
   *
   * @param status 0 where the fixture itself says it
   * @param wanted the beginning of what it must come to
   */
  record Case(String fixture, int status, String call, String wanted) {}

  private static Case of(String fixture, int status, String call, String wanted) {
    return new Case(fixture, status, call, wanted);
  }
}
