using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Streaming;
using NeuralGlasses.Wristband;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Radio;

/// <summary>The whole firmware behind the virtual air, with centrals that may and centrals that may not.</summary>
public sealed class LinkSecurityTests
{
    private const int Passkey = 123_456;
    private readonly Board _board = new();

    [Fact]
    public void A_central_without_a_key_reads_writes_and_hears_nothing()
    {
        var air = MakeAir(passkey: null, new VirtualBonds(persist: true));
        var stranger = Meet(air, new VirtualCentral(2) { DemandsSecurity = false });
        var heard = TryEverything(air, stranger);
        Assert.Empty(heard.Values);
        Assert.Equal(Asked(), stranger.Refusals.Count);
        Assert.All(stranger.Refusals, r => Assert.Equal(AttError.InsufficientEncryption, r.Error));
        Assert.Equal(DeviceStatus.StateIdle, StatusOf(air));
    }

    [Fact]
    public void A_bonded_central_that_does_not_encrypt_gets_nothing_either()
    {
        var bond = new VirtualBond(2, 77, IsAuthenticated: false);
        var air = MakeAir(passkey: null, new VirtualBonds(persist: true, bond));
        var stranger = Meet(air, new VirtualCentral(2) { DemandsSecurity = false, Bond = bond with { Key = 78 } });
        Assert.Empty(TryEverything(air, stranger).Values);
        Assert.Equal(Asked(), stranger.Refusals.Count);
    }

    [Fact]
    public void Where_the_board_has_a_passkey_a_key_made_without_it_is_not_enough()
    {
        var bond = new VirtualBond(2, 77, IsAuthenticated: false);
        var air = MakeAir(Passkey, new VirtualBonds(persist: true, bond));
        var stranger = Meet(air, new VirtualCentral(2) { Bond = bond });
        Assert.Empty(TryEverything(air, stranger).Values);
        Assert.Equal(Asked(), stranger.Refusals.Count);
        Assert.All(stranger.Refusals, r => Assert.Equal(AttError.InsufficientAuthentication, r.Error));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Passkey)]
    public void The_bonded_central_reads_and_streams(int? passkey)
    {
        var bond = new VirtualBond(2, 77, passkey is not null);
        var air = MakeAir(passkey, new VirtualBonds(persist: true, bond));
        var owner = Meet(air, new VirtualCentral(2) { Bond = bond });
        var heard = TryEverything(air, owner);
        Assert.Contains(GattUuids.DeviceStatus, heard.Values);
        Assert.Contains(GattUuids.EmgFrames, heard.Values);
    }

    private LocalRadio MakeAir(int? passkey, VirtualBonds bonds)
    {
        var air = new LocalRadio(new LocalRadioOptions { Passkey = passkey }, seed: 1, bonds);
        air.Central.IsNear = false;
        _board.Ports.Radio = air.Peripheral;
        return air;
    }

    private static VirtualCentral Meet(LocalRadio air, VirtualCentral central)
    {
        air.Add(central);
        return central;
    }

    // Connects, and half a second later asks for whatever can be asked of each characteristic; then two seconds pass.
    private Heard TryEverything(LocalRadio air, VirtualCentral central)
    {
        var heard = new Heard();
        central.Listen(heard);
        _board.Clock.Radio = air;
        _board.Clock.At(Board.Second, () =>
        {
            Assert.True(central.IsConnected);
            foreach (var uuid in Characteristics(air))
            {
                central.Read(uuid);
                central.Subscribe(uuid);
            }

            central.Write(GattUuids.ControlPoint, [ControlPoint.OpStart, 1]);
        });
        _board.Clock.EndMicroseconds = 3 * Board.Second;
        WristbandFirmware.Run(_board.Ports);
        return heard;
    }

    private static IEnumerable<Guid> Characteristics(LocalRadio air) => air.Peripheral.Characteristics;

    private int Asked() => (2 * _board.Clock.Radio!.Peripheral.Characteristics.Count()) + 1;

    private static int StatusOf(LocalRadio air)
    {
        var status = new DeviceStatus();
        var value = air.Peripheral.ValueOf(GattUuids.DeviceStatus);
        Assert.True(status.TryRead(value, 0, value.Length));
        return status.State;
    }

    private sealed class Heard : IGattCentralListener
    {
        public HashSet<Guid> Values { get; } = [];

        public void OnConnected(HostTime at)
        {
        }

        public void OnDisconnected(HostTime at)
        {
        }

        public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt) => Values.Add(characteristic);
    }
}
