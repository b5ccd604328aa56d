package dev.makertime.analysis.migration;

import java.util.Set;

/**
 * Holds the people whose days are covered too little for a comparison.
 *
 * @param unread of the teams that migrate: nothing tells of their manual work and waiting
 * @param leftOut of the control teams: of their hours too little is known before a wave, or since
 */
public record UncoveredPeople(Set<String> unread, Set<String> leftOut) {
  public UncoveredPeople {
    unread = Set.copyOf(unread);
    leftOut = Set.copyOf(leftOut);
  }
}
