package dev.seedpost.schedule;

import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Makes Quartz's schedulers, and puts tasks on them. */
final class Schedulers {
  /** What all nodes call the scheduler that they share. */
  private static final String SHARED = "seedpost";

  private Schedulers() {}

  /** One that keeps its tasks in memory. */
  static Scheduler own() throws SchedulerException {
    Properties properties = properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "seedpost-" + UUID.randomUUID());
    return new StdSchedulerFactory(properties).getScheduler();
  }

  /**
   * One that shares its tasks with the other nodes on a database.
   *
   * @param checkIn how often each node says that it is there
   */
  static Scheduler shared(ConnectionProvider database, Duration checkIn) throws SchedulerException {
    String node = UUID.randomUUID().toString();
    DBConnectionManager.getInstance().addConnectionProvider(node, database);
    Properties properties = properties();
    properties.setProperty("org.quartz.scheduler.instanceName", SHARED);
    properties.setProperty("org.quartz.scheduler.instanceId", node);
    // A node that finds nothing to do looks again after this time, less than which Quartz refuses.
    properties.setProperty(
        "org.quartz.scheduler.idleWaitTime", Long.toString(Math.max(1000, checkIn.toMillis())));
    String store = "org.quartz.jobStore.";
    properties.setProperty(store + "class", JobStoreTX.class.getName());
    properties.setProperty(store + "driverDelegateClass", PostgreSQLDelegate.class.getName());
    properties.setProperty(store + "dataSource", node);
    properties.setProperty(store + "tablePrefix", "qrtz_");
    properties.setProperty(store + "useProperties", "true");
    properties.setProperty(store + "makeThreadsDaemons", "true");
    properties.setProperty(store + "isClustered", "true");
    properties.setProperty(store + "clusterCheckinInterval", Long.toString(checkIn.toMillis()));
    properties.setProperty(store + "dbRetryInterval", "5000");
    // Quartz keeps one scheduler per name and process, and would hand out that of another node.
    SchedulerRepository.getInstance().remove(SHARED);
    return new StdSchedulerFactory(properties).getScheduler();
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    properties.setProperty("org.quartz.threadPool.class", TaskThreads.class.getName());
    return properties;
  }

  /**
   * What is there already, of another node perhaps, stays as it is, unless it has another pace or
   * its turn is farther away than that, because the clock was set back.
   */
  static void put(Scheduler scheduler, Task task, Class<? extends Job> work, long now)
      throws SchedulerException {
    Trigger there = scheduler.getTrigger(TriggerKey.triggerKey(task.name()));
    long latest = now + task.every().toMillis();
    if (there instanceof SimpleTrigger simple
        && simple.getRepeatInterval() == task.every().toMillis()
        && simple.getNextFireTime().toInstant().toEpochMilli() <= latest) {
      return;
    }
    JobDetail job = JobBuilder.newJob(work).withIdentity(task.name()).build();
    try {
      scheduler.scheduleJob(job, Set.of(trigger(task)), there != null);
    } catch (ObjectAlreadyExistsException e) {
      // Another node was quicker; it is there, which is all that is wanted.
    }
  }

  private static Trigger trigger(Task task) {
    return TriggerBuilder.newTrigger()
        .withIdentity(task.name())
        .startNow()
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(task.every().toMillis())
                // A turn that was missed or took longer than its pace is not made up for.
                .withMisfireHandlingInstructionNextWithRemainingCount()
                .repeatForever())
        .build();
  }
}
