using NeuralGlasses.BlueZ.Bus;

namespace NeuralGlasses.BlueZ.Stack;

/// <summary>The names by which bluetoothd is called (org.bluez.Adapter(5) and its neighbours).</summary>
internal static class OrgBluez
{
    public const string Name = "org.bluez";
    public const string Adapter = "org.bluez.Adapter1";
    public const string Device = "org.bluez.Device1";
    public const string Service = "org.bluez.GattService1";
    public const string Characteristic = "org.bluez.GattCharacteristic1";
    public const string Descriptor = "org.bluez.GattDescriptor1";
    public const string Battery = "org.bluez.Battery1";
    public const string Agent = "org.bluez.Agent1";
    public const string AgentManager = "org.bluez.AgentManager1";
    public const string GattManager = "org.bluez.GattManager1";
    public const string Advertisement = "org.bluez.LEAdvertisement1";
    public const string AdvertisingManager = "org.bluez.LEAdvertisingManager1";

    public const string ErrorRejected = "org.bluez.Error.Rejected";
    public const string ErrorBlocked = "org.bluez.Error.Blocked";
    public const string ErrorFailed = "org.bluez.Error.Failed";
    public const string ErrorAlreadyExists = "org.bluez.Error.AlreadyExists";
    public const string ErrorAlreadyConnected = "org.bluez.Error.AlreadyConnected";
    public const string ErrorInProgress = "org.bluez.Error.InProgress";
    public const string ErrorNotSupported = "org.bluez.Error.NotSupported";
    public const string ErrorNotPermitted = "org.bluez.Error.NotPermitted";
    public const string ErrorNotAuthorized = "org.bluez.Error.NotAuthorized";
    public const string ErrorInvalidLength = "org.bluez.Error.InvalidValueLength";

    public const string Properties = "org.freedesktop.DBus.Properties";
    public const string ObjectManager = "org.freedesktop.DBus.ObjectManager";
    public const string Introspectable = "org.freedesktop.DBus.Introspectable";
    public const string BusName = "org.freedesktop.DBus";

    public static readonly ObjectPath Root = new("/");
    public static readonly ObjectPath Managers = new("/org/bluez");
    public static readonly ObjectPath BusPath = new("/org/freedesktop/DBus");

    /// <summary>The UUID as bluetoothd writes it.</summary>
    public static string Text(Guid uuid) => uuid.ToString("D");
}
