namespace NeuralGlasses.Physiology.Movements;

/// <summary>A movement that was really made.</summary>
/// <param name="Movement">Its name.</param>
/// <param name="OnsetS">Time at which its first muscle begins, in seconds.</param>
/// <param name="ContactS">Time at which fingers meet, or the movement is at its height, in seconds: the muscles lead by 30 to 60 ms.</param>
/// <param name="ReleaseS">Time at which the muscles begin to let go, in seconds.</param>
/// <param name="EndS">Time at which all muscles are silent again, in seconds.</param>
/// <param name="Effort">Effort of the main muscles, as a share of their greatest drive.</param>
public sealed record TrueMovement(string Movement, double OnsetS, double ContactS, double ReleaseS, double EndS, double Effort);
