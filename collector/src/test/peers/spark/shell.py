sc.parallelize(range(100), 1).count()
sc.parallelize(range(10), 1).map(lambda one: 1 // one).count()
exit()
