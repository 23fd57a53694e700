using System.Runtime.CompilerServices;

namespace NeuralGlasses.Wristband.Native;

/// <summary>What the radio's stack can and the runtime's library does not offer; answered by <c>native/interop</c>, like <see cref="NativeEngine"/>.</summary>
public static class NativeRadio
{
    /// <summary>Begins to count the bonds that the stack stores, and lets a central that pairs leave its identity. Once each time that the stack has started.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void WatchBonds();

    /// <summary>Bonds stored since the chip started, the same central's counted again; a bonded central that encrypts stores none.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Bondings();

    /// <summary>Whether the central that is connected has a bond, made now or before.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool IsBonded();

    /// <summary>Ends every connection.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Disconnect();
}
