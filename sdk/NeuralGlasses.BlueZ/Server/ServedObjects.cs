using System.Globalization;
using NeuralGlasses.BlueZ.Bus;
using NeuralGlasses.BlueZ.Stack;

namespace NeuralGlasses.BlueZ.Server;

/// <summary>Services, characteristics and descriptors as objects that bluetoothd asks (org.bluez.GattManager(5)), and the advertisement.</summary>
internal sealed class ServedObjects(IReadOnlyList<ServedCharacteristic> characteristics, ServerLink link)
{
    public static readonly ObjectPath Root = new("/net/neuralglasses/server");
    public static readonly ObjectPath Advertisement = new("/net/neuralglasses/advertisement");

    private readonly Guid[] _services = [.. characteristics.Select(c => c.Service).Distinct()];

    /// <summary>What is advertised.</summary>
    public required IReadOnlyDictionary<string, object> Advertised { get; init; }

    /// <summary>Answers or refuses a call.</summary>
    public void Answer(BusCall call)
    {
        using (call)
        {
            try
            {
                Serve(call);
            }
            catch (BusException wrong)
            {
                call.Refuse(OrgBluez.ErrorFailed, wrong.Message);
            }
        }
    }

    private static ObjectPath ServicePath(int service) => new($"{Root}/service{service}");

    private void Serve(BusCall call)
    {
        if (call.Is(OrgBluez.ObjectManager, "GetManagedObjects"))
            call.Answer(AddObjects);
        else if (call.Is(OrgBluez.Properties, "GetAll") && PropertiesOf(call.Message.Path) is { } properties)
            call.Answer(answer => answer.AddProperties(properties));
        else if (call.Is(OrgBluez.Advertisement, "Release"))
            call.Answer();
        else if (call.Message.Interface == OrgBluez.Characteristic && Find(call.Message.Path) is { } characteristic)
            ServeCharacteristic(call, characteristic);
        else if (call.Is(OrgBluez.Descriptor, "ReadValue") && DescriptorAt(call.Message.Path) is { } value)
            call.Answer(answer => answer.Add(value.AsSpan()));
        else
            call.Refuse("org.freedesktop.DBus.Error.UnknownMethod", $"{call.Message.Path} has no {call.Message.Interface}.{call.Message.Member}.");
    }

    private void ServeCharacteristic(BusCall call, ServedCharacteristic characteristic)
    {
        switch (call.Message.Member)
        {
            case "ReadValue":
                link.Touch(call.Message.ReadProperties(), characteristic, out var offset);
                var value = characteristic.Value;
                if (offset > value.Length)
                    call.Refuse("org.bluez.Error.InvalidOffset", $"The value has {value.Length} bytes.");
                else
                    call.Answer(answer => answer.Add(value.AsSpan(offset)));
                break;
            case "WriteValue":
                var written = call.Message.ReadBytes();
                link.Touch(call.Message.ReadProperties(), characteristic, out offset);
                if (offset != 0)
                    call.Refuse("org.bluez.Error.InvalidOffset", "A value is written whole.");
                else if (characteristic.TryWrite(written))
                    call.Answer();
                else
                    call.Refuse(OrgBluez.ErrorFailed, "Too many writes wait.");
                break;
            case "AcquireNotify":
                Subscribe(call, characteristic);
                break;
            default:
                call.Refuse(OrgBluez.ErrorNotSupported, $"{call.Message.Member} is not offered.");
                break;
        }
    }

    private void Subscribe(BusCall call, ServedCharacteristic characteristic)
    {
        link.Touch(call.Message.ReadProperties(), characteristic, out _);
        var theirs = characteristic.Subscribe();
        if (theirs < 0)
        {
            call.Refuse(OrgBluez.ErrorFailed, "No socket is free.");
            return;
        }

        call.Answer(answer => answer.AddFd(theirs).Add((ushort)link.Mtu));
        _ = Posix.Close(theirs);
    }

    private void AddObjects(MessageWriter answer) => answer.AddArray("{oa{sa{sv}}}", objects =>
    {
        for (var s = 0; s < _services.Length; s++)
            AddObject(objects, ServicePath(s), OrgBluez.Service, ServiceProperties(s));
        for (var c = 0; c < characteristics.Count; c++)
        {
            AddObject(objects, PathOf(c), OrgBluez.Characteristic, CharacteristicProperties(c));
            for (var d = 0; d < characteristics[c].Descriptors.Count; d++)
                AddObject(objects, DescriptorPath(c, d), OrgBluez.Descriptor, DescriptorProperties(c, d));
        }
    });

    private static void AddObject(MessageWriter objects, ObjectPath path, string @interface, IReadOnlyDictionary<string, object> properties) =>
        objects.AddPair(path, "a{sa{sv}}", pair => pair.AddArray("{sa{sv}}", interfaces => interfaces.AddPair(@interface, "a{sv}", one => one.AddProperties(properties))));

    private IReadOnlyDictionary<string, object>? PropertiesOf(string path)
    {
        if (path == Advertisement.Path)
            return Advertised;
        for (var s = 0; s < _services.Length; s++)
        {
            if (ServicePath(s).Path == path)
                return ServiceProperties(s);
        }

        for (var c = 0; c < characteristics.Count; c++)
        {
            if (PathOf(c).Path == path)
                return CharacteristicProperties(c);
        }

        return null;
    }

    private Dictionary<string, object> ServiceProperties(int service) => new()
    {
        ["UUID"] = OrgBluez.Text(_services[service]),
        ["Primary"] = true,
    };

    private Dictionary<string, object> CharacteristicProperties(int index)
    {
        var characteristic = characteristics[index];
        var properties = new Dictionary<string, object>
        {
            ["UUID"] = OrgBluez.Text(characteristic.Uuid),
            ["Service"] = ServicePath(Array.IndexOf(_services, characteristic.Service)),
            ["Flags"] = characteristic.Flags,
        };

        // That it is there tells bluetoothd to ask for a socket.
        if (characteristic.Access.HasFlag(ServedAccess.Notify))
            properties["NotifyAcquired"] = characteristic.IsSubscribed;
        return properties;
    }

    private Dictionary<string, object> DescriptorProperties(int characteristic, int descriptor) => new()
    {
        ["UUID"] = OrgBluez.Text(characteristics[characteristic].Descriptors[descriptor].Uuid),
        ["Characteristic"] = PathOf(characteristic),
        ["Flags"] = new[] { characteristics[characteristic].Security == ServedSecurity.None ? "read" : "encrypt-read" },
    };

    private ObjectPath PathOf(int characteristic) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{ServicePath(Array.IndexOf(_services, characteristics[characteristic].Service))}/char{characteristic:x4}"));

    private ObjectPath DescriptorPath(int characteristic, int descriptor) => new(string.Create(CultureInfo.InvariantCulture, $"{PathOf(characteristic)}/desc{descriptor:x4}"));

    private ServedCharacteristic? Find(string path)
    {
        for (var c = 0; c < characteristics.Count; c++)
        {
            if (PathOf(c).Path == path)
                return characteristics[c];
        }

        return null;
    }

    private byte[]? DescriptorAt(string path)
    {
        for (var c = 0; c < characteristics.Count; c++)
        {
            for (var d = 0; d < characteristics[c].Descriptors.Count; d++)
            {
                if (DescriptorPath(c, d).Path == path)
                    return characteristics[c].Descriptors[d].Value;
            }
        }

        return null;
    }
}
