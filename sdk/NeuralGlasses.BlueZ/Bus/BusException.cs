namespace NeuralGlasses.BlueZ.Bus;

/// <summary>A call over the bus that failed, with the D-Bus name of its error.</summary>
internal sealed class BusException : Exception
{
    /// <summary>The bus itself is gone.</summary>
    public const string Disconnected = "org.freedesktop.DBus.Error.Disconnected";

    public const string AccessDenied = "org.freedesktop.DBus.Error.AccessDenied";
    public const string ServiceUnknown = "org.freedesktop.DBus.Error.ServiceUnknown";
    public const string NameHasNoOwner = "org.freedesktop.DBus.Error.NameHasNoOwner";
    public const string UnknownObject = "org.freedesktop.DBus.Error.UnknownObject";
    public const string NoReply = "org.freedesktop.DBus.Error.NoReply";
    public const string Timeout = "org.freedesktop.DBus.Error.Timeout";
    public const string InvalidReply = "net.neuralglasses.Error.InvalidReply";

    public BusException(string error, string message)
        : base(message) => Error = error;

    /// <summary>Name of the error, such as <c>org.bluez.Error.Failed</c>.</summary>
    public string Error { get; }

    /// <summary>Whether nothing more comes over this connection.</summary>
    public bool IsDisconnected => Error == Disconnected;

    /// <summary>Throws if a call of libsystemd failed.</summary>
    public static int Check(int result, string what)
    {
        if (result >= 0)
            return result;
        var errno = -result;
        var error = errno switch
        {
            NotConnected or ConnectionReset or BrokenPipe or Stale => Disconnected,
            Access or NotPermitted => AccessDenied,
            _ => InvalidReply,
        };
        throw new BusException(error, $"{what}: {System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(errno)}");
    }

    private const int NotPermitted = 1;
    private const int Access = 13;
    private const int BrokenPipe = 32;
    private const int ConnectionReset = 104;
    private const int NotConnected = 107;
    private const int Stale = 116;
}
