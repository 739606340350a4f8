package dev.seedpost.practice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes every request to the API, counts it, and gives it to the desk of the site's software,
 * unless the site is down or an upload is to be lied about.
 */
final class FrontDesk implements HttpHandler {
  private final ApiDesk desk;
  private final Shelf shelf;
  private final Switches switches;
  private final Later later;

  final Lies lies = new Lies();
  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger received = new AtomicInteger();
  volatile Runnable beforeStoring = () -> {};
  volatile Runnable beforeReply = () -> {};

  /** Runs something after a while. */
  interface Later {
    void run(Runnable task);
  }

  FrontDesk(ApiDesk desk, Premises premises, Later later) {
    this.desk = desk;
    this.shelf = premises.shelf();
    this.switches = premises.switches();
    this.later = later;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    answer(Call.read(exchange)).send(exchange);
  }

  private Page answer(Call call) {
    boolean upload = desk.isUpload(call);
    if (upload) {
      received.incrementAndGet();
    }
    if (switches.down.get()) {
      return down();
    }
    Optional<Page> refused = desk.turnedAway(call);
    if (refused.isPresent()) {
      return refused.get();
    }
    return upload ? upload(call) : desk.answer(call);
  }

  private Page upload(Call call) {
    Optional<Lie> lie = lies.next();
    beforeStoring.run();
    Page page = lie.map(told -> lying(told, call)).orElseGet(() -> desk.store(call).page());
    beforeReply.run();
    return page;
  }

  private Page lying(Lie lie, Call call) {
    return switch (lie) {
      case STORE_THEN_CLOSE -> afterStoring(call, Page.NOTHING);
      case STORE_THEN_HTML_200 -> afterStoring(call, Page.html(200, "Error 404"));
      case STORE_THEN_500 -> afterStoring(call, Page.crash());
      case STORE_THEN_REDIRECT ->
          afterStoring(call, new Page(302, Map.of("Location", "/"), new byte[0]));
      case STORE_THEN_TRUNCATE -> desk.store(call).page().firstHalf();
      case STORE_THEN_GATEWAY_TIMEOUT -> afterStoring(call, Page.html(504, "Gateway Time-out"));
      case STORE_THEN_DUPLICATE -> {
        desk.store(call);
        yield desk.store(call).page();
      }
      case LATE_LANDING -> {
        later.run(() -> desk.store(call));
        yield Page.NOTHING;
      }
      case HTML_WITHOUT_STORING -> Page.html(200, "Error");
      case CLOSE_WITHOUT_STORING -> Page.NOTHING;
      case CRASH_WITHOUT_STORING -> Page.crash();
      case REFUSE -> desk.refusal();
      case RATE_LIMIT -> desk.pause();
      case DOWN -> down();
      case LOSE_RACE -> desk.race(call).page();
      case LOSE_RACE_THEN_HTML_200 -> {
        desk.race(call);
        yield Page.html(200, "Error");
      }
      case HOLD_BACK -> heldBack(call);
      case HOLD_BACK_THEN_CLOSE -> {
        heldBack(call);
        yield Page.NOTHING;
      }
      case HALF_MADE -> {
        desk.store(call).stored().forEach(shelf::halve);
        yield Page.html(200, "Error");
      }
    };
  }

  private Page heldBack(Call call) {
    ApiDesk.Outcome outcome = desk.store(call);
    outcome.stored().forEach(shelf::holdBack);
    return outcome.page();
  }

  private Page afterStoring(Call call, Page page) {
    desk.store(call);
    return page;
  }

  private static Page down() {
    return Page.html(503, "Down for maintenance");
  }
}
