package dev.seedpost.tracker.btn;

import dev.seedpost.tracker.TrackerClientContractTest;

/** The contract over the wire to a practice site with BTN's API and pages. */
class BtnContractTest extends TrackerClientContractTest {
  @Override
  protected Site open() {
    return new PracticeBtn();
  }
}
