/**
 * Compares hours before and after a migration: chooses weeks, people and control teams, and applies
 * the statistics. Pure.
 */
@NullMarked
package dev.makertime.analysis.migration;

import org.jspecify.annotations.NullMarked;
