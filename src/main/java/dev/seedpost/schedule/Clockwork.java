package dev.seedpost.schedule;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.JobPersistenceException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.listeners.SchedulerListenerSupport;
import org.quartz.utils.ConnectionProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on Quartz: those of this node in memory, and those that one node does for all in the
 * database that they share, if there is one. It keeps no state of the business: the queue's table
 * is the truth.
 */
public final class Clockwork implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Clockwork.class);

  /** A node that was not heard of for this long and a little more is taken for dead. */
  private static final Duration CHECK_IN = Duration.ofSeconds(10);

  /** A database that does not answer must not keep the program from ending. */
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  /** What the trouble of the tasks for all nodes is remembered under; no task is called so. */
  private static final String SHARED = "";

  private final List<Running> running = new CopyOnWriteArrayList<>();
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private final Map<String, String> troubles = new ConcurrentHashMap<>();
  private final LongSupplier clock;
  private final Thread watch;
  private volatile boolean stopped;

  /** A scheduler and its tasks. */
  private record Running(Scheduler scheduler, List<Task> tasks) {}

  private Clockwork(LongSupplier clock) {
    this.clock = clock;
    watch = ClockWatch.start(clock, this::putAnew);
  }

  /** Starts tasks that this process does alone, each at once and then at its pace. */
  public static Clockwork start(List<Task> tasks) {
    return start(tasks, Optional.empty());
  }

  /**
   * Starts the tasks: those of this node at once, those for all when their turn comes.
   *
   * @param shared to the database that nodes share, with Quartz's tables in it; empty if there is
   *     but this one
   * @throws FailureException BUG if a scheduler cannot start, TRANSIENT if the database is to blame
   */
  public static Clockwork start(List<Task> tasks, Optional<ConnectionProvider> shared) {
    return start(tasks, shared, CHECK_IN, System::currentTimeMillis);
  }

  /**
   * The same with other measures.
   *
   * @param clock milliseconds since the epoch, as Quartz sees them
   */
  static Clockwork start(
      List<Task> tasks, Optional<ConnectionProvider> shared, Duration checkIn, LongSupplier clock) {
    Map<Boolean, List<Task>> forAll =
        tasks.stream()
            .collect(
                Collectors.partitioningBy(
                    task -> shared.isPresent() && task.scope() == Task.Scope.ALL_NODES));
    List<Task> common = forAll.getOrDefault(true, List.of());
    List<Task> own = forAll.getOrDefault(false, List.of());
    Clockwork clockwork = new Clockwork(clock);
    try {
      clockwork.begin(Schedulers.own(), own);
      if (shared.isPresent() && !common.isEmpty()) {
        clockwork.begin(Schedulers.shared(shared.get(), checkIn), common);
      }
      return clockwork;
    } catch (SchedulerException e) {
      clockwork.close();
      throw new FailureException(
          e instanceof JobPersistenceException ? FailureKind.TRANSIENT : FailureKind.BUG,
          "start the scheduler",
          String.valueOf(e.getMessage()),
          e);
    }
  }

  private void begin(Scheduler scheduler, List<Task> tasks) throws SchedulerException {
    running.add(new Running(scheduler, tasks));
    Map<String, Task> byName =
        tasks.stream().collect(Collectors.toMap(Task::name, Function.identity()));
    scheduler.setJobFactory((bundle, _) -> {
      Task task = byName.get(bundle.getJobDetail().getKey().getName());
      // Another version on this database may have tasks that are unknown here; Quartz would strike
      // one off for good if nobody took its turn.
      return task == null
          ? context -> log.debug("Unknown: {}", context.getJobDetail())
          : new Turn(task);
    });
    scheduler.getListenerManager().addSchedulerListener(new Troubles());
    for (Task task : tasks) {
      Schedulers.put(scheduler, task, Turn.class, clock.getAsLong());
    }
    scheduler.start();
  }

  /** Quartz waits for moments; under a clock that was set back they would be long in coming. */
  private void putAnew() {
    log.info("The clock was set back; tasks that waited for it have their turn now");
    try {
      for (Running one : running) {
        for (Task task : one.tasks()) {
          Schedulers.put(one.scheduler(), task, Turn.class, clock.getAsLong());
        }
      }
    } catch (SchedulerException e) {
      log.debug("Could not put the tasks anew", e);
    }
  }

  /** Lets a task have a turn now, or right after the one that is running. */
  public void wake(String task) {
    try {
      for (Running one : running) {
        Scheduler scheduler = one.scheduler();
        if (!scheduler.isShutdown() && scheduler.checkExists(JobKey.jobKey(task))) {
          scheduler.triggerJob(JobKey.jobKey(task));
          return;
        }
      }
    } catch (SchedulerException e) {
      log.debug("Could not wake {}", task, e);
    }
  }

  /**
   * Ends the tasks: no new turn, those that run may finish, and after the patience is over they are
   * interrupted.
   *
   * @return whether all had ended by themselves
   */
  public synchronized boolean stop(Duration patience) {
    if (stopped) {
      return working.isEmpty();
    }
    stopped = true;
    watch.interrupt();
    try {
      for (Running one : running) {
        one.scheduler().standby();
      }
      long end = System.nanoTime() + patience.toNanos();
      while (!working.isEmpty() && System.nanoTime() < end) {
        Thread.sleep(20);
      }
      boolean quiet = working.isEmpty();
      working.forEach(Thread::interrupt);
      List<Thread> ends =
          running.stream()
              .map(Running::scheduler)
              .map(one -> Thread.ofPlatform().daemon().start(() -> end(one)))
              .toList();
      for (Thread one : ends) {
        one.join(GOODBYE);
      }
      return quiet;
    } catch (SchedulerException e) {
      log.debug("The scheduler did not end cleanly", e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      working.forEach(Thread::interrupt);
      return false;
    }
  }

  private static void end(Scheduler scheduler) {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      log.debug("A scheduler did not end cleanly", e);
    }
  }

  @Override
  public void close() {
    stop(Duration.ofSeconds(5));
  }

  /** The same trouble is told once, not with every turn. */
  private void tell(String task, String trouble) {
    if (!trouble.equals(troubles.put(task, trouble))) {
      log.warn("{}", trouble);
    }
  }

  /** One turn of a task. */
  @DisallowConcurrentExecution
  private final class Turn implements Job {
    private final Task task;

    Turn(Task task) {
      this.task = task;
    }

    @Override
    public void execute(JobExecutionContext context) {
      working.add(Thread.currentThread());
      try {
        task.work().run();
        if (troubles.remove(task.name()) != null) {
          log.info("The task {} works again", task.name());
        }
        if (task.scope() == Task.Scope.ALL_NODES && troubles.remove(SHARED) != null) {
          log.info("The tasks for all nodes go on");
        }
      } catch (FailureException e) {
        tell(task.name(), e.failure().message());
      } catch (RuntimeException e) {
        log.error(
            "A fault in this program stopped the task {}; it goes on with its next turn",
            task.name(),
            e);
      } finally {
        working.remove(Thread.currentThread());
      }
    }
  }

  /** What Quartz itself reports; its own log is switched off. */
  private final class Troubles extends SchedulerListenerSupport {
    @Override
    public void schedulerError(String what, SchedulerException cause) {
      if (stopped) {
        log.debug("{}", what, cause);
      } else if (cause instanceof JobPersistenceException) {
        log.debug("{}", what, cause);
        tell(SHARED, "The tasks for all nodes wait until the database answers again");
      } else {
        log.error("{}", what, cause);
      }
    }
  }
}
