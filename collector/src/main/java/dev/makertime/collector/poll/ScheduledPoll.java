package dev.makertime.collector.poll;

import java.time.Duration;

/**
 * A poller and its interval.
 *
 * @param interval from the end of one poll to the start of the next
 */
public record ScheduledPoll(PollTask task, Duration interval) {}
