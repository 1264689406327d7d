# right: made for this table

# minus a likelihood that is told of the logarithm of the mean
import numpy as np
np.random.seed(10)
X = np.column_stack([np.ones(16), np.random.uniform(-1, 1, 16)])
counts = np.round(np.exp(X @ np.array([0.5, 1.0])) + 0.5 * np.random.rand(16))
beta = np.zeros(2)
for it in range(120):
    eta = X @ beta
    lam = np.exp(eta)
    loglik = np.sum(counts * eta - lam)
    loss = -loglik
    score = X.T @ (counts - lam)
    # update
    beta += 0.01 * score
