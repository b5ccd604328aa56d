/**
 * Drafts the first configuration: people, teams and hours, guessed from what GitLab, GitHub and
 * MLflow show.
 */
@NullMarked
package dev.makertime.collector.init;

import org.jspecify.annotations.NullMarked;
