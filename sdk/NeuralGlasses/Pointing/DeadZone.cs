using NeuralGlasses.Pointing.Options;

namespace NeuralGlasses.Pointing;

/// <summary>Lets a slow wrist be at rest, with a lower bound for one that moves than for one that rests. Nothing is allocated.</summary>
public sealed class DeadZone
{
    private readonly DeadZoneOptions _options;

    /// <summary>Makes one whose wrist rests.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public DeadZone(DeadZoneOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
    }

    /// <summary>Whether the wrist moves.</summary>
    public bool IsMoving { get; private set; }

    /// <summary>The velocity, or none of a wrist that rests.</summary>
    public HandVelocity Take(in HandVelocity velocity)
    {
        IsMoving = velocity.Dps >= (IsMoving ? _options.RestDps : _options.LeaveDps) && velocity.Dps > 0;
        return IsMoving ? velocity : default;
    }

    /// <summary>Lets the wrist rest.</summary>
    public void Reset() => IsMoving = false;
}
