/**
 * Drafts the first configuration: people, teams and hours, guessed from what GitLab or GitHub
 * shows.
 */
@NullMarked
package dev.makertime.collector.init;

import org.jspecify.annotations.NullMarked;
