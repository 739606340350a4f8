package dev.seedpost.schedule;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks on Quartz. It keeps no state of the business: the queue's table is the truth. */
public final class Clockwork implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Clockwork.class);

  private final Scheduler scheduler;
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private final Map<String, String> troubles = new ConcurrentHashMap<>();
  private boolean stopped;

  private Clockwork(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Starts the tasks, each at once and then at its pace.
   *
   * @throws FailureException BUG if the scheduler cannot start
   */
  public static Clockwork start(List<Task> tasks) {
    Properties properties = new Properties();
    properties.setProperty(
        "org.quartz.scheduler.instanceName", "seedpost-" + System.identityHashCode(tasks));
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(tasks.size() + 1));
    properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    try {
      Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
      Clockwork clockwork = new Clockwork(scheduler);
      Map<String, Task> byName =
          tasks.stream().collect(Collectors.toMap(Task::name, Function.identity()));
      scheduler.setJobFactory((bundle, running) ->
          clockwork
          .new Turn(Objects.requireNonNull(byName.get(bundle.getJobDetail().getKey().getName()))));
      for (Task task : tasks) {
        scheduler.scheduleJob(
            JobBuilder.newJob(Turn.class).withIdentity(task.name()).build(),
            TriggerBuilder.newTrigger()
                .startNow()
                .withSchedule(
                    SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(task.every().toMillis())
                        // A turn that took longer than its pace is not made up for.
                        .withMisfireHandlingInstructionNextWithRemainingCount()
                        .repeatForever())
                .build());
      }
      scheduler.start();
      return clockwork;
    } catch (SchedulerException e) {
      throw new FailureException(
          FailureKind.BUG, "start the scheduler", String.valueOf(e.getMessage()), e);
    }
  }

  /** Lets a task have a turn now, or right after the one that is running. */
  public void wake(String task) {
    try {
      if (!scheduler.isShutdown()) {
        scheduler.triggerJob(JobKey.jobKey(task));
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
    try {
      scheduler.standby();
      long end = System.nanoTime() + patience.toNanos();
      while (!working.isEmpty() && System.nanoTime() < end) {
        Thread.sleep(20);
      }
      boolean quiet = working.isEmpty();
      working.forEach(Thread::interrupt);
      scheduler.shutdown(false);
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

  @Override
  public void close() {
    stop(Duration.ofSeconds(5));
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
      } catch (FailureException e) {
        // The same trouble is told once, not with every turn.
        String trouble = e.failure().message();
        if (!trouble.equals(troubles.put(task.name(), trouble))) {
          log.warn("{}", trouble);
        }
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
}
