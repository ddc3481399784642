# Scores of the detectors in R's package surveillance, for series written by peers.py.
# In:  one line per judgement, fields separated by ";":
#      steps in the window so far; counts up to and including now; exposure of each; farrington 0/1
# Out: a csv with one row per line and one column per detector (higher = more alarming, NA = silent).
suppressPackageStartupMessages(library(surveillance))
args <- commandArgs(trailingOnly = TRUE)
lines <- strsplit(readLines(args[1]), ";", fixed = TRUE)
numbers <- function(x) as.numeric(strsplit(x, " ", fixed = TRUE)[[1]])

last <- function(x) x[length(x)]
quiet <- function(expr) tryCatch(suppressWarnings(suppressMessages(expr)), error = function(e) NA_real_)

# (y - mean) / sd over a baseline: the statistic behind EARS C1, C2 and "mean + 2 sd"
standard <- function(y, base) {
  if (length(base) < 2) return(NA_real_)
  (y - mean(base)) / max(sd(base), 0.3)
}
ears <- function(y, lag) {
  n <- length(y)
  to <- n - 1 - lag
  if (to < 2) return(NA_real_)
  standard(y[n], y[max(1, to - 6):to])
}
ears3 <- function(y) {
  n <- length(y)
  parts <- sapply(0:2, function(k) if (n - k < 4) NA_real_ else ears(y[1:(n - k)], 2))
  if (is.na(parts[1])) return(NA_real_)
  sum(pmax(0, parts - 1), na.rm = TRUE)
}

farrington <- function(y, freq, b, w, periods, exclude) {
  n <- length(y)
  series <- new("sts", observed = matrix(y), epoch = seq_len(n), freq = freq, start = c(2000, 1))
  res <- farringtonFlexible(series, control = list(
    range = n, b = b, w = w, reweight = TRUE, weightsThreshold = 2.58, verbose = FALSE,
    glmWarnings = FALSE, alpha = 0.025, trend = n > 6, pThresholdTrend = 0.05, limit54 = c(0, 4),
    powertrans = "2/3", fitFun = "algo.farrington.fitGLM.flexible", populationOffset = FALSE,
    noPeriods = periods, pastWeeksNotIncluded = exclude, thresholdMethod = "nbPlugin"))
  mu <- res@control$expected[1]
  top <- upperbound(res)[1]
  (y[n] - mu) / max(top - mu, 0.1)
}

one <- function(fields) {
  step <- as.integer(fields[1])
  y <- numbers(fields[2])
  share <- numbers(fields[3])
  n <- length(y)
  now <- (n - step + 1):n
  before <- seq_len(n - step)
  out <- c(bayes = NA_real_, gemiddelde2sd = NA_real_, rki = NA_real_, C1 = NA_real_, C2 = NA_real_,
    C3 = NA_real_, cusum = NA_real_, cusum_rossi = NA_real_, glrpois = NA_real_,
    glrpois_inzet = NA_real_, glrnb = NA_real_, outbreakP = NA_real_, farrington = NA_real_,
    farrington_gepubliceerd = NA_real_, verdubbeld = NA_real_, vijf_of_meer = y[n], mu0 = NA_real_,
    mu0_inzet = NA_real_, nu = y[n])
  series <- create.disProg(week = seq_len(n), observed = y, state = rep(0, n), freq = 52)
  if (n > 1) {
    past <- y[1:(n - 1)]
    # algo.bayes flags y > qnbinom(1 - alpha, ...): the same as this tail chance below alpha
    out["bayes"] <- -pnbinom(y[n] - 1, sum(past) + 0.5, (n - 1) / n, lower.tail = FALSE, log.p = TRUE)
    out["gemiddelde2sd"] <- standard(y[n], past)
    out["verdubbeld"] <- y[n] / max(mean(past), 0.5)
    top <- surveillance:::CIdata[min(20, floor(mean(past))) + 1, 3]
    out["rki"] <- (y[n] - top) / sqrt(top + 1)
    out["C1"] <- ears(y, 0)
    out["C2"] <- ears(y, 2)
    out["C3"] <- ears3(y)
    out["outbreakP"] <- quiet(last(algo.outbreakP(series,
      control = list(range = n, k = 100, ret = "value"))$upperbound))
  }
  level <- if (length(before)) max(mean(y[before]), 0.1) else 1.7
  rate <- if (length(before)) max(sum(y[before]) / sum(share[before]), 0.1) else 1.7
  out["mu0"] <- level
  out["mu0_inzet"] <- rate * share[n]
  out["cusum"] <- quiet(last(algo.cusum(series,
    control = list(range = now, k = 0.5, h = 1e9, m = level, trans = "standard"))$cusum))
  out["cusum_rossi"] <- quiet(last(algo.cusum(series,
    control = list(range = now, k = 1.04, h = 1e9, m = level, trans = "rossi"))$cusum))
  glr <- function(mu0, alpha, algo) quiet(last(algo(series, control = list(
    range = now, c.ARL = 1e9, mu0 = mu0, alpha = alpha, change = "intercept", dir = "inc",
    ret = "value"))$upperbound))
  out["glrpois"] <- glr(rep(level, step), 0, algo.glrpois)
  out["glrpois_inzet"] <- glr(rate * share[now], 0, algo.glrpois)
  v <- if (length(before) > 2) var(y[before]) else NA
  alpha <- if (is.na(v)) 0.1 else max((v - level) / level^2, 0.01)
  out["glrnb"] <- glr(rep(level, step), alpha, algo.glrnb)
  if (fields[4] == "1" && n > 4) {
    out["farrington"] <- quiet(farrington(y, 1, n - 1, 0, 1, 0))
    if (n >= 14) out["farrington_gepubliceerd"] <- quiet(farrington(y, 9, 1, 3, 1, 4))
  }
  out
}

write.csv(t(sapply(lines, one)), args[2], row.names = FALSE)
