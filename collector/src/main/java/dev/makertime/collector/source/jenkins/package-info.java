/** Jenkins: builds that a person started, by its REST API. */
@NullMarked
package dev.makertime.collector.source.jenkins;

import org.jspecify.annotations.NullMarked;
