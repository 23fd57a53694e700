using NeuralGlasses.BlueZ.Bus;
using NeuralGlasses.BlueZ.Server;
using NeuralGlasses.BlueZ.Stack;
using NeuralGlasses.Contract;
using Xunit;

namespace NeuralGlasses.BlueZ.Tests;

/// <summary>The server as a scripted org.bluez sees it: what it registers, answers and refuses.</summary>
public sealed class ServerTests : IDisposable
{
    private const string Central = "/org/bluez/hci0/dev_00_AA_01_02_00_02";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly PrivateBus _bus;
    private readonly ScriptedBlueZ _bluez;
    private readonly BlueZGattServer _server;
    private readonly MemoryBytes _bonds = new();
    private readonly int _frames;
    private readonly int _status;
    private readonly int _control;
    private volatile string _client = "";

    public ServerTests()
    {
        DbusDaemon.SkipWithout();
        _bus = new PrivateBus();
        _bluez = new ScriptedBlueZ(_bus.Address);
        _bluez.Instead[$"{OrgBluez.GattManager}.RegisterApplication"] = call =>
        {
            _client = call.Message.Sender;
            call.Answer();
        };
        _server = new BlueZGattServer(new BlueZServerOptions { BusAddress = _bus.Address, Bonds = _bonds, FirstRetry = TimeSpan.FromMilliseconds(20), LongestRetry = TimeSpan.FromMilliseconds(100) }, TimeProvider.System);
        _frames = _server.AddCharacteristic(GattUuids.EmgStreamService, GattUuids.EmgFrames, ServedAccess.Notify, ServedSecurity.Encrypted);
        _status = _server.AddCharacteristic(GattUuids.ControlService, GattUuids.DeviceStatus, ServedAccess.Read | ServedAccess.Notify, ServedSecurity.Authenticated);
        _control = _server.AddCharacteristic(GattUuids.ControlService, GattUuids.ControlPoint, ServedAccess.Write | ServedAccess.Notify, ServedSecurity.Encrypted);
        _server.AddDescriptor(_control, Guid.Parse("00002908-0000-1000-8000-00805f9b34fb"), [1, 2]);
        _server.SetValue(_status, [4, 5, 6]);
        _server.Start("Band", [GattUuids.EmgStreamService], 0);
        Until(() => _bluez.Calls.Contains($"{OrgBluez.AdvertisingManager}.RegisterAdvertisement"), "the advertisement");
    }

    public void Dispose()
    {
        _server.Dispose();
        _bluez.Dispose();
        _bus.Dispose();
    }

    [Fact]
    public async Task Services_are_offered_with_what_they_demand()
    {
        using var answer = await _bluez.CallAsync(_client, ServedObjects.Root, OrgBluez.ObjectManager, "GetManagedObjects");
        var objects = answer.ReadPairs(interfaces => interfaces.ReadPairs(properties => properties.ReadProperties()));
        string[] expected =
        [
            $"{ServedObjects.Root}/service0", $"{ServedObjects.Root}/service0/char0000", $"{ServedObjects.Root}/service1",
            $"{ServedObjects.Root}/service1/char0001", $"{ServedObjects.Root}/service1/char0002", $"{ServedObjects.Root}/service1/char0002/desc0000",
        ];
        Assert.Equal(expected, objects.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["notify", "encrypt-notify"], FlagsOf("service0/char0000"));
        Assert.Equal(["read", "secure-read", "notify", "secure-notify"], FlagsOf("service1/char0001"));
        Assert.Equal(["write", "encrypt-write", "notify", "encrypt-notify"], FlagsOf("service1/char0002"));

        IEnumerable<object?> FlagsOf(string path) => (List<object?>)objects[$"{ServedObjects.Root}/{path}"][OrgBluez.Characteristic]["Flags"]!;
    }

    [Fact]
    public async Task What_is_advertised_can_be_asked()
    {
        using var answer = await _bluez.CallAsync(_client, ServedObjects.Advertisement, OrgBluez.Properties, "GetAll", message => message.Add(OrgBluez.Advertisement));
        var advertised = answer.ReadProperties();
        Assert.Equal("peripheral", advertised["Type"]);
        Assert.Equal("Band", advertised["LocalName"]);
        Assert.Equal(true, advertised["Discoverable"]);
        Assert.Equal([GattUuids.EmgStreamService.ToString("D")], (List<object?>)advertised["ServiceUUIDs"]!);
    }

    [Fact]
    public async Task Values_are_read_from_an_offset_and_what_lies_behind_them_is_refused()
    {
        Connect();
        using var whole = await CallAsync(_status, "ReadValue", message => message.AddProperties([new("mtu", (ushort)100)]));
        Assert.Equal(new byte[] { 4, 5, 6 }, whole.ReadBytes().ToArray());
        using var rest = await CallAsync(_status, "ReadValue", message => message.AddProperties([new("offset", (ushort)2)]));
        Assert.Equal(new byte[] { 6 }, rest.ReadBytes().ToArray());
        var refused = await Assert.ThrowsAsync<BusException>(() => CallAsync(_status, "ReadValue", message => message.AddProperties([new("offset", (ushort)4)])));
        Assert.Equal("org.bluez.Error.InvalidOffset", refused.Error);
        Assert.Equal(97, _server.MaxNotificationLength);
    }

    [Fact]
    public async Task Writes_wait_until_they_are_taken_and_too_many_are_refused()
    {
        Connect();
        for (byte i = 0; i < 16; i++)
            (await WriteAsync([i, 1])).Dispose();
        await Assert.ThrowsAsync<BusException>(() => WriteAsync([99]));
        var buffer = new byte[1];
        Assert.Equal(1, _server.TakeWrite(_control, buffer));
        Assert.Equal(0, buffer[0]);
        LoseLink();
        Assert.Equal(-1, _server.TakeWrite(_control, buffer));
    }

    [Fact]
    public async Task A_subscription_gives_a_socket_through_which_notifications_come()
    {
        Connect();
        Assert.Equal(ServedNotify.NoLink, _server.Notify(_frames, [1]));
        var socket = await SubscribeAsync(_frames);
        Assert.True(_server.IsSubscribed(_frames));
        Assert.Equal(ServedNotify.Sent, _server.Notify(_frames, [1, 2, 3]));
        var buffer = new byte[10];
        Assert.Equal(3, Posix.Receive(socket, buffer));
        Assert.Equal(ServedNotify.TooLong, _server.Notify(_frames, new byte[_server.MaxNotificationLength + 1]));
        while (_server.Notify(_frames, new byte[200]) == ServedNotify.Sent)
            continue;
        Assert.Equal(ServedNotify.Busy, _server.Notify(_frames, new byte[200]));
        _ = Posix.Close(socket);
        Assert.False(_server.IsSubscribed(_frames));
        Assert.Equal(ServedNotify.NoLink, _server.Notify(_frames, [1]));
    }

    [Fact]
    public async Task A_subscription_outlives_its_link_as_bluetoothd_asks_for_no_other_when_a_bonded_central_comes_back()
    {
        Connect();
        var socket = await SubscribeAsync(_frames);
        LoseLink();
        Assert.False(_server.IsSubscribed(_frames));
        Assert.Equal(ServedNotify.NoLink, _server.Notify(_frames, [1]));
        _bluez.Set(Central, OrgBluez.Device, "Connected", true);
        Until(() => _server.IsConnected, "the second link");
        Assert.True(_server.IsSubscribed(_frames));
        Assert.Equal(ServedNotify.Sent, _server.Notify(_frames, [2]));
        var buffer = new byte[10];
        Assert.Equal(1, Posix.Receive(socket, buffer));
        Assert.Equal(2, buffer[0]);
        _ = Posix.Close(socket);
    }

    [Fact]
    public async Task What_was_reached_says_how_the_link_is_secured()
    {
        Connect();
        Assert.Equal(ServedSecurity.None, _server.Security);
        _ = Posix.Close(await SubscribeAsync(_frames));
        Assert.Equal(ServedSecurity.Encrypted, _server.Security);
        (await CallAsync(_status, "ReadValue", message => message.AddProperties([]))).Dispose();
        Assert.Equal(ServedSecurity.Authenticated, _server.Security);
        LoseLink();
        Assert.Equal(ServedSecurity.None, _server.Security);
    }

    [Fact]
    public async Task A_pairing_says_how_the_link_is_secured_before_anything_is_reached()
    {
        Connect();
        _bluez.Set(Central, OrgBluez.Device, "Paired", true);
        Until(() => _server.Security == ServedSecurity.Encrypted, "the pairing");
        LoseLink();
        _bluez.Set(Central, OrgBluez.Device, "Connected", true);
        Until(() => _server.IsConnected, "the second link");
        Assert.Equal(ServedSecurity.None, _server.Security);
        _ = Posix.Close(await SubscribeAsync(_frames));
        Assert.Equal(ServedSecurity.Encrypted, _server.Security);
    }

    [Fact]
    public void A_second_central_is_sent_away_and_nobody_is_advertised_to_meanwhile()
    {
        Connect();
        Until(() => _bluez.Calls.Contains($"{OrgBluez.AdvertisingManager}.UnregisterAdvertisement"), "the end of advertising");
        var sentAway = "";
        _bluez.Instead[$"{OrgBluez.Device}.Disconnect"] = call =>
        {
            sentAway = call.Message.Path;
            call.Answer();
        };
        _bluez.AddCentral("/org/bluez/hci0/dev_00_AA_01_03_00_03", "00:AA:01:03:00:03");
        Until(() => sentAway.Length > 0, "the refusal");
        Assert.Equal("/org/bluez/hci0/dev_00_AA_01_03_00_03", sentAway);
        Assert.Equal(1, _server.Connections);
        _bluez.Set(sentAway, OrgBluez.Device, "Connected", false);
        LoseLink();
        Until(() => _bluez.Calls.Count(c => c == $"{OrgBluez.AdvertisingManager}.RegisterAdvertisement") == 2, "the second advertisement");
    }

    [Fact]
    public async Task Pairing_is_refused_until_it_is_opened()
    {
        Connect();
        var refused = await Assert.ThrowsAsync<BusException>(() => AuthoriseAsync());
        Assert.Equal(OrgBluez.ErrorRejected, refused.Error);
        _server.SetPairing(true);
        Until(() => _bluez.IsPairable, "pairing");
        (await AuthoriseAsync()).Dispose();
        _server.SetPairing(false);
        Until(() => !_bluez.IsPairable, "the end of pairing");
        await Assert.ThrowsAsync<BusException>(() => AuthoriseAsync());
    }

    [Fact]
    public void A_new_bond_takes_the_place_of_the_one_before_and_others_are_left_alone()
    {
        _bluez.AddCentral("/org/bluez/hci0/dev_00_AA_00_00_00_99", "00:AA:00:00:00:99", isConnected: false);
        _bluez.Set("/org/bluez/hci0/dev_00_AA_00_00_00_99", OrgBluez.Device, "Paired", true);
        Connect();
        _bluez.Set(Central, OrgBluez.Device, "Paired", true);
        Until(() => _server.Pairings == 1, "the pairing");
        LoseLink();
        const string other = "/org/bluez/hci0/dev_00_AA_01_03_00_03";
        _bluez.AddCentral(other, "00:AA:01:03:00:03");
        Until(() => _server.IsConnected, "the other central");
        _bluez.Set(other, OrgBluez.Device, "Paired", true);
        Until(() => _server.Pairings == 2 && !_bluez.Has(Central), "the second pairing");
        Assert.Equal(1, _server.BondCount);
        Assert.Equal("00:AA:01:03:00:03\n", System.Text.Encoding.UTF8.GetString(_bonds.Load()!));
        Assert.True(_bluez.Has("/org/bluez/hci0/dev_00_AA_00_00_00_99"));
    }

    [Fact]
    public void It_is_offered_again_to_a_bluetoothd_that_was_killed()
    {
        Connect();
        _bluez.Crash();
        Until(() => !_server.IsConnected, "the end of the link");
        _bluez.Begin();
        Until(() => _bluez.Calls.Count(c => c == $"{OrgBluez.AdvertisingManager}.RegisterAdvertisement") >= 2, "the second advertisement");
    }

    [Fact]
    public void An_advertisement_that_was_refused_after_a_link_is_asked_for_again()
    {
        const string register = $"{OrgBluez.AdvertisingManager}.RegisterAdvertisement";
        Connect();
        Until(() => _bluez.Calls.Contains($"{OrgBluez.AdvertisingManager}.UnregisterAdvertisement"), "the end of advertising");
        _bluez.Instead[register] = call =>
        {
            _bluez.Instead.Remove(register);
            call.Refuse(OrgBluez.ErrorFailed, "Failed to register advertisement");
        };
        LoseLink();
        Until(() => _bluez.Calls.Count(c => c == register) == 3, "the third advertisement");
    }

    [Fact]
    public async Task What_is_not_offered_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<BusException>(() => _bluez.CallAsync(_client, ServedObjects.Root, "org.example.Nothing", "Nothing"));
        Assert.Equal("org.freedesktop.DBus.Error.UnknownMethod", refused.Error);
    }

    private static void Until(Func<bool> holds, string what) => Assert.True(SpinWait.SpinUntil(holds, Patience), $"{what} did not come");

    private void Connect()
    {
        _bluez.AddCentral(Central, "00:AA:01:02:00:02");
        Until(() => _server.IsConnected, "the link");
    }

    private void LoseLink()
    {
        _bluez.Set(Central, OrgBluez.Device, "Connected", false);
        Until(() => !_server.IsConnected, "the end of the link");
    }

    private Task<BusMessage> CallAsync(int handle, string member, Action<MessageWriter> fill) =>
        _bluez.CallAsync(_client, new ObjectPath($"{ServedObjects.Root}/service{(handle == _frames ? 0 : 1)}/char{handle:x4}"), OrgBluez.Characteristic, member, fill);

    private Task<BusMessage> WriteAsync(byte[] value) => CallAsync(_control, "WriteValue", message => message.Add(value.AsSpan()).AddProperties([new("type", "request")]));

    private Task<BusMessage> AuthoriseAsync() => _bluez.CallAsync(_client, PairingAgent.Path, OrgBluez.Agent, "RequestAuthorization", message => message.Add(new ObjectPath(Central)));

    private async Task<int> SubscribeAsync(int handle)
    {
        using var answer = await CallAsync(handle, "AcquireNotify", message => message.AddProperties([new("mtu", (ushort)247)]));
        var socket = answer.ReadFd();
        Assert.Equal(247, answer.ReadUInt16());
        return socket;
    }

    private sealed class MemoryBytes : IKeptBytes
    {
        private byte[]? _bytes;

        public string Name => "bonds";

        public byte[]? Load() => _bytes;

        public void Save(ReadOnlySpan<byte> bytes) => _bytes = bytes.ToArray();
    }
}
