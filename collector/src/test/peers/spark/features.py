"""An application of the tests: counts, and then does what its argument says."""

import sys
import time

from pyspark.sql import SparkSession

session = SparkSession.builder.master("local[1]").appName(sys.argv[1]).getOrCreate()
session.sparkContext.parallelize(range(100), 1).count()
print("counted", flush=True)
if sys.argv[1] == "fails":
    raise ValueError("as it is asked to")
if sys.argv[1] == "hangs":
    time.sleep(600)
session.stop()
