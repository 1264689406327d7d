import numpy as np
np.random.seed(0)
X = np.random.randn(6,2); T = np.random.randn(6)
w = np.zeros(2)
m = np.zeros(2); v = np.zeros(2); t = 0
for ep in range(100):
    for i in range(6):
        t += 1
        g = (w@X[i]-T[i])*X[i]
        m = 0.9*m+0.1*g
        v = 0.999*v+0.001*g**2
        mh = m/(1-0.9**t)
        vh = v/(1-0.999**t)
        w = w-0.01*mh/(np.sqrt(vh)+1e-8)
