package dev.makertime.analysis.migration;

import java.util.Set;

/**
 * Holds the people of whom too little is known for a comparison.
 *
 * @param unread of the teams that migrate: nothing tells of their manual work and waiting
 * @param leftOut of the control teams: of their hours too little is known before a wave, or since
 */
public record KnownPeople(Set<String> unread, Set<String> leftOut) {
  public KnownPeople {
    unread = Set.copyOf(unread);
    leftOut = Set.copyOf(leftOut);
  }
}
