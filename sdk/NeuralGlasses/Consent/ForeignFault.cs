namespace NeuralGlasses.Consent;

/// <summary>What code that is not the kernel's may throw at it: a driver, a way out or a watcher must never keep the kernel from its own rules.</summary>
internal static class ForeignFault
{
    /// <summary>Any failure but those of the runtime itself.</summary>
    public static bool Is(Exception error) => error is not OutOfMemoryException;
}
