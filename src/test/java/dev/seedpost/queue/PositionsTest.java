package dev.seedpost.queue;

import static dev.seedpost.queue.Items.OPS;
import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionsTest {
  @TempDir private Path folder;
  private Paced paced;
  private long a;
  private long b;
  private long c;

  @BeforeEach
  void open() {
    paced = new Paced(folder);
    a = paced.ready("a").id();
    b = paced.ready("b").id();
    c = paced.ready("c").id();
  }

  @AfterEach
  void close() {
    paced.close();
  }

  private List<Long> order() {
    return paced.queue.list(Set.of(), Optional.of(RED)).stream().map(QueueItem::id).toList();
  }

  private void before(long item, long other) {
    assertThat(paced.queue.moveBefore(item, other)).isInstanceOf(Change.Done.class);
  }

  @Test
  void an_item_goes_right_in_front_of_another() {
    before(c, b);
    assertThat(order()).containsExactly(a, c, b);
    before(b, a);
    assertThat(order()).containsExactly(b, a, c);
    before(b, a);
    assertThat(order()).containsExactly(b, a, c);
    before(b, c);
    assertThat(order()).containsExactly(a, b, c);
  }

  @Test
  void however_often_it_is_done_the_order_is_right() {
    for (int round = 0; round < 100; round++) {
      before(c, b);
      assertThat(order()).as("round %s", round).containsExactly(a, c, b);
      before(b, c);
      assertThat(order()).as("round %s", round).containsExactly(a, b, c);
    }
  }

  @Test
  void the_order_of_other_trackers_is_their_own() {
    QueueItem other = paced.ready("a", OPS);
    assertThat(paced.queue.moveBefore(a, other.id()))
        .isEqualTo(new Change.Impossible("item " + other.id() + " is not another item of red"));
    assertThat(paced.queue.moveBefore(a, a))
        .isEqualTo(new Change.Impossible("item " + a + " is not another item of red"));
    assertThat(order()).containsExactly(a, b, c);
  }
}
