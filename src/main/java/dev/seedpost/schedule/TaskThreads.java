package dev.seedpost.schedule;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.quartz.spi.ThreadPool;

/**
 * The threads that Quartz runs tasks on, made by it by name. As many as tasks run at once, and no
 * task runs twice at once. Those of Quartz's own pool wake up twice a second to see whether there
 * is work, which is most of what an idle program does.
 */
public final class TaskThreads implements ThreadPool {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("task-", 1).factory());

  @Override
  public boolean runInThread(Runnable task) {
    try {
      threads.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** There is always one; Quartz asks how many turns it may prepare. */
  @Override
  public int blockForAvailableThreads() {
    return 1;
  }

  @Override
  public void initialize() {
    // They are made when they are needed.
  }

  @Override
  public void shutdown(boolean waitForJobsToComplete) {
    threads.shutdown();
    if (waitForJobsToComplete) {
      try {
        threads.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public int getPoolSize() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void setInstanceId(String id) {
    // The threads of a scheduler need no name of it.
  }

  @Override
  public void setInstanceName(String name) {
    // The threads of a scheduler need no name of it.
  }
}
