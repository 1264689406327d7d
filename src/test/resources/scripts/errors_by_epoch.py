import numpy as np
import matplotlib.pyplot as plt
from mpl_toolkits.mplot3d import Axes3D
from matplotlib import cm

# data
X1 = [0, 0, 1, 1]
X2 = [0, 1, 0, 1]
Dd = [0, 1, 1, 0]
N_hidden = 10
alpha = 0.05
Ws = np.random.uniform(0, 0.25, (N_hidden, 4))
Wo = np.random.uniform(0, 0.25, (1, N_hidden))
sig = lambda t: 1/(1+np.exp(-t))
J = np.zeros(3000)
for n in range(3000):
    for k in range(4):
        x = [X1[k], X2[k], 1, 1]
        d = Dd[k]
        Z = np.zeros(N_hidden); A = np.zeros(N_hidden)
        for i in range(N_hidden):
            Z[i] = 0
            for j in range(4):
                Z[i] = Z[i] + Ws[i][j]*x[j]
            A[i] = np.maximum(0, Z[i])
        Zo = 0
        for i in range(N_hidden):
            Zo = Zo + Wo[0][i]*A[i]
        y = sig(Zo)
        J[n] = J[n] + abs(d - y)/2
        delta = y - d
        dWo = np.zeros((1, N_hidden))
        for i in range(N_hidden):
            dWo[0][i] = delta*A[i]
        Wo = Wo - alpha*dWo
        dWs = np.zeros((N_hidden, 4))
        for i in range(N_hidden):
            for j in range(4):
                if Z[i] >= 0:
                    dWs[i][j] = delta*Wo[0][i]*x[j]
                else:
                    dWs[i][j] = 0
        Ws = Ws - alpha*dWs
plt.plot(J)
xx, yy = np.meshgrid(np.arange(0, 1, 0.1), np.arange(0, 1, 0.1))
zz = np.zeros_like(xx)
for i in range(xx.shape[0]):
    for j in range(xx.shape[1]):
        h = np.maximum(0, Ws.dot(np.array([xx[i, j], yy[i, j], 1, 1])))
        zz[i, j] = sig(Wo.dot(h))
fig = plt.figure(); ax = fig.gca(projection='3d'); ax.plot_surface(xx, yy, zz, cmap=cm.coolwarm)
plt.show()
