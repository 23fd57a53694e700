namespace NeuralGlasses.Wearers;

/// <summary>What somebody who points remembers of the last three seconds: what the display showed, and where the hand was told to be. A step is one of the arm.</summary>
/// <param name="stepS">Length of a step, in seconds.</param>
internal sealed class PointingMemory(double stepS)
{
    /// <summary>Steps that are remembered.</summary>
    public const int Length = 600;

    private readonly SeenDisplay[] _seen = new SeenDisplay[Length];
    private readonly Way[] _told = new Way[Length];

    /// <summary>Steps that are over.</summary>
    public long Steps { get; private set; }

    /// <summary>Takes what the display shows in the step that begins.</summary>
    public void See(in SeenDisplay shown) => _seen[Steps % Length] = shown;

    /// <summary>Takes where the hand is told to be, and ends the step.</summary>
    public void Tell(Way told) => _told[Steps++ % Length] = told;

    /// <summary>What the display showed in a step.</summary>
    public SeenDisplay SeenIn(long step) => _seen[step % Length];

    /// <summary>What it showed some time ago, or at the begin.</summary>
    public SeenDisplay SeenAt(double agoS) => SeenIn(Math.Max(0, Steps - (long)Math.Round(agoS / stepS)));

    /// <summary>Where the hand was told to be in a step; at rest before the begin.</summary>
    public Way Told(long step) => step < 0 || Steps == 0 ? default : _told[Math.Clamp(step, Math.Max(0, Steps - Length), Steps - 1) % Length];
}
