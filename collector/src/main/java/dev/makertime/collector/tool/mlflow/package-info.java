/** MLflow: runs of experiments and versions of models, by its REST API and webhooks. */
@NullMarked
package dev.makertime.collector.tool.mlflow;

import org.jspecify.annotations.NullMarked;
