# The SurvStat series of surveillance with known outbreaks, as csv: reeks, week, aantal, uitbraak.
suppressPackageStartupMessages(library(surveillance))
args <- commandArgs(trailingOnly = TRUE)
names <- c("k1", "n1", "n2", "s1", "s2", "s3", "m1", "m2", "m3", "m4", "m5", "q1_nrwh", "q2", "h1_nrwrp")
rows <- lapply(names, function(name) {
  data(list = name, package = "surveillance", envir = environment())
  x <- get(name)
  data.frame(reeks = name, week = seq_along(x$observed), aantal = as.vector(x$observed),
    uitbraak = as.vector(x$state))
})
write.csv(do.call(rbind, rows), args[1], row.names = FALSE)
