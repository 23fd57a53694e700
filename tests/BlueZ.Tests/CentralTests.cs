using NeuralGlasses.BlueZ.Stack;
using NeuralGlasses.Contract;
using Xunit;

namespace NeuralGlasses.BlueZ.Tests;

/// <summary>The central against a scripted org.bluez on a private bus.</summary>
public sealed class CentralTests : IDisposable
{
    private readonly PrivateBus _bus;
    private readonly ScriptedBlueZ _bluez;

    public CentralTests()
    {
        DbusDaemon.SkipWithout();
        _bus = new PrivateBus();
        _bluez = new ScriptedBlueZ(_bus.Address);
    }

    public void Dispose()
    {
        _bluez.Dispose();
        _bus.Dispose();
    }

    [Fact]
    public void A_bonded_band_is_connected_without_a_scan()
    {
        _bluez.AddBondedBand();
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        Assert.True(band.Central.IsConnected);
        Assert.Equal(new RadioCondition(RadioState.Connected, RadioProblem.None, "", "00:AA:01:01:00:01", 517), band.Central.Condition);
        Assert.DoesNotContain($"{OrgBluez.Adapter}.StartDiscovery", _bluez.Calls);
        Assert.DoesNotContain($"{OrgBluez.Device}.Pair", _bluez.Calls);
    }

    [Fact]
    public void A_new_band_is_found_and_paired()
    {
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        string[] way = [.. _bluez.Calls.Where(c => c is $"{OrgBluez.Adapter}.StartDiscovery" or $"{OrgBluez.Adapter}.StopDiscovery" or $"{OrgBluez.Device}.Connect" or $"{OrgBluez.Device}.Pair")];
        Assert.Equal([$"{OrgBluez.Adapter}.StartDiscovery", $"{OrgBluez.Adapter}.StopDiscovery", $"{OrgBluez.Device}.Connect", $"{OrgBluez.Device}.Pair"], way);
    }

    [Fact]
    public void A_band_is_not_paired_where_that_is_not_wanted()
    {
        using var band = new HeardBand(_bus.Address, o => o with { Pairs = false });
        band.UntilProblem(RadioProblem.NotPaired);
        Assert.DoesNotContain($"{OrgBluez.Device}.Connect", _bluez.Calls);
    }

    [Fact]
    public void Values_are_read_written_and_notified_in_their_order()
    {
        _bluez.AddBondedBand();
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        band.Central.Subscribe(GattUuids.EmgFrames);
        band.Central.Write(GattUuids.ControlPoint, [7, 8]);
        band.Central.WriteWithoutResponse(GattUuids.ControlPoint, [9]);
        band.Central.Read(GattUuids.DeviceStatus);
        band.UntilHeard("00020002 010203");
        Assert.Equal([(GattUuids.ControlPoint, "0708", "request"), (GattUuids.ControlPoint, "09", "command")], _bluez.Writes.Select(w => (w.Characteristic, Convert.ToHexString(w.Value), w.Type)));
        for (byte i = 0; i < 5; i++)
            Assert.True(_bluez.Notify(GattUuids.EmgFrames, [i]));
        band.UntilHeard("00010001 04");
        Assert.Equal(["00010001 00", "00010001 01", "00010001 02", "00010001 03", "00010001 04"], band.Heard.Where(h => h.StartsWith("00010001", StringComparison.Ordinal)));
    }

    [Fact]
    public void Notifications_come_as_signals_where_there_are_no_sockets()
    {
        _bluez.AddBondedBand();
        _bluez.Instead[$"{OrgBluez.Characteristic}.AcquireNotify"] = call => call.Refuse(OrgBluez.ErrorNotSupported, "Operation is not supported");
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        band.Central.Subscribe(GattUuids.EmgFrames);
        band.Until(() => _bluez.Calls.Contains($"{OrgBluez.Characteristic}.StartNotify"), "the subscription");
        _bluez.Set(ScriptedBlueZ.PathOf(GattUuids.EmgFrames), OrgBluez.Characteristic, "Value", new byte[] { 5, 6 });
        band.UntilHeard("00010001 0506");
    }

    [Fact]
    public void Whoever_subscribes_again_on_the_same_link_is_not_refused()
    {
        _bluez.AddBondedBand();
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        band.Central.Subscribe(GattUuids.EmgFrames);
        band.Central.Subscribe(GattUuids.EmgFrames);
        band.Central.Read(GattUuids.DeviceStatus);
        band.UntilHeard("00020002 010203");
        Assert.Single(_bluez.Calls, $"{OrgBluez.Characteristic}.AcquireNotify");
        Assert.Equal(0, band.Central.Counters.Refused);
    }

    [Fact]
    public void What_came_before_the_link_was_lost_is_told_before_its_end()
    {
        _bluez.AddBondedBand();
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        band.Central.Subscribe(GattUuids.EmgFrames);
        band.Until(() => _bluez.Notify(GattUuids.EmgFrames, [0]), "the subscription");
        for (byte i = 1; i < 50; i++)
            _bluez.Notify(GattUuids.EmgFrames, [i]);
        _bluez.LoseLink();
        band.UntilHeard("disconnected");
        Assert.Equal(["00010001 31", "disconnected"], band.Heard.Take(band.Heard.ToList().IndexOf("disconnected") + 1).TakeLast(2));
    }

    [Fact]
    public void A_lost_link_is_made_again_and_what_was_asked_of_the_old_one_is_not_done_on_it()
    {
        _bluez.AddBondedBand();
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        _bluez.LoseLink();
        _bluez.Do(() => { });
        band.Until(() => band.Central.Counters.Connections == 2, "the second link");

        // The glasses have not heard of the second link in between: their command belongs to the first.
        band.Central.Write(GattUuids.ControlPoint, [1]);
        band.Until(() => band.Heard.Count(h => h == "connected") == 2, "the second link");
        Assert.Equal(["connected", "disconnected", "connected"], band.Heard);
    }

    [Fact]
    public void A_band_that_comes_back_into_reach_is_connected()
    {
        _bluez.AddBondedBand();
        _bluez.IsInReach = false;
        using var band = new HeardBand(_bus.Address);
        band.UntilProblem(RadioProblem.ConnectFailed);
        Assert.Contains("bring it closer", band.Central.Condition.Sentence, StringComparison.Ordinal);
        _bluez.IsInReach = true;
        band.UntilHeard("connected");
    }

    [Fact]
    public void A_killed_bluetoothd_ends_the_link_and_its_restart_makes_another()
    {
        _bluez.AddBondedBand();
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        _bluez.Crash();
        band.UntilHeard("disconnected");
        band.UntilProblem(RadioProblem.NoBlueZ);
        _bluez.Begin();
        band.Until(() => band.Heard.Count(h => h == "connected") == 2, "the second link");
    }

    [Fact]
    public void A_bus_that_drops_the_connection_is_waited_for()
    {
        _bluez.AddBondedBand();
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        _bus.End();
        band.UntilHeard("disconnected");
        band.UntilProblem(RadioProblem.NoBus);
        Assert.Contains("systemctl start dbus", band.Central.Condition.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_socket_that_closes_mid_read_is_asked_for_again()
    {
        _bluez.AddBondedBand();
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        band.Central.Subscribe(GattUuids.EmgFrames);
        band.Until(() => _bluez.Notify(GattUuids.EmgFrames, [1]), "the subscription");
        _bluez.CloseSocket(GattUuids.EmgFrames);
        band.Until(() => _bluez.Notify(GattUuids.EmgFrames, [2]), "the second socket");
        band.UntilHeard("00010001 02");
        Assert.Equal(1, band.Central.Counters.Reopened);
        Assert.DoesNotContain("disconnected", band.Heard);
    }

    [Fact]
    public void An_unplugged_adapter_is_waited_for()
    {
        _bluez.AddBondedBand();
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        _bluez.Remove(ScriptedBlueZ.Adapter);
        band.UntilHeard("disconnected");
        band.UntilProblem(RadioProblem.NoAdapter);
        _bluez.AddAdapter(ScriptedBlueZ.Adapter);
        _bluez.AddBondedBand();
        band.Until(() => band.Heard.Count(h => h == "connected") == 2, "the second link");
    }

    [Fact]
    public void Another_adapter_than_the_one_that_was_set_is_not_used()
    {
        _bluez.AddBondedBand();
        using var band = new HeardBand(_bus.Address, o => o with { Adapter = "hci7" });
        band.UntilProblem(RadioProblem.NoAdapter);
        Assert.Equal("There is no Bluetooth adapter hci7; this computer has hci0.", band.Central.Condition.Sentence);
    }

    [Fact]
    public void An_adapter_that_rfkill_blocks_is_named()
    {
        _bluez.Set(ScriptedBlueZ.Adapter, OrgBluez.Adapter, "Powered", false);
        _bluez.Instead[$"{OrgBluez.Properties}.Set"] = call => call.Refuse(OrgBluez.ErrorBlocked, "Blocked through rfkill");
        using var band = new HeardBand(_bus.Address);
        band.UntilProblem(RadioProblem.AdapterBlocked);
        Assert.Contains("rfkill unblock bluetooth", band.Central.Condition.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_who_may_not_speak_to_bluetoothd_is_told_so()
    {
        _bluez.Instead[$"{OrgBluez.ObjectManager}.GetManagedObjects"] = call => call.Refuse(Bus.BusException.AccessDenied, "Rejected send message");
        using var band = new HeardBand(_bus.Address);
        band.UntilProblem(RadioProblem.AccessDenied);
        Assert.Contains("group bluetooth", band.Central.Condition.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_lies_about_its_services_is_named_and_not_told_of()
    {
        _bluez.AddBondedBand();
        _bluez.Characteristics.Remove(GattUuids.ControlPoint);
        using var band = new HeardBand(_bus.Address);
        band.UntilProblem(RadioProblem.WrongServices);
        Assert.Equal("The device 00:AA:01:01:00:01 calls itself a wristband and has no characteristic 'control point' (00020001-4e47-4c53-a5e0-6b1d2f9c7a31); update its firmware, or forget it if it is none.", band.Central.Condition.Sentence);
        Assert.Empty(band.Heard);
    }

    [Fact]
    public void A_characteristic_that_does_not_offer_what_it_must_is_named()
    {
        _bluez.AddBondedBand();
        _bluez.Characteristics[GattUuids.EmgFrames] = ["read"];
        using var band = new HeardBand(_bus.Address);
        band.UntilProblem(RadioProblem.WrongServices);
        Assert.Contains("does not offer 'notify'", band.Central.Condition.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pairing_that_is_refused_says_what_to_do()
    {
        _bluez.Instead[$"{OrgBluez.Device}.Pair"] = call => call.Refuse("org.bluez.Error.AuthenticationFailed", "Authentication Failed");
        using var band = new HeardBand(_bus.Address);
        band.UntilProblem(RadioProblem.PairingFailed);
        Assert.Contains("(Authentication Failed); open its pairing by a long press", band.Central.Condition.Sentence, StringComparison.Ordinal);
        Assert.Empty(band.Heard);
    }

    [Fact]
    public void A_passkey_is_asked_of_a_person_and_given_to_bluetoothd()
    {
        uint? given = null;
        _bluez.Instead[$"{OrgBluez.Device}.Pair"] = call => _ = EnterAsync(call.Message.Sender);
        using var band = new HeardBand(_bus.Address, o => o with { EnterPasskey = address => Task.FromResult<int?>(address == "00:AA:01:01:00:01" ? 12_345 : null) });
        band.UntilHeard("connected");
        Assert.Equal(12_345u, given);

        async Task EnterAsync(string client)
        {
            await Task.Yield();
            using var answer = await Task.Run(() => _bluez.CallAsync(client, PairingAgent.Path, OrgBluez.Agent, "RequestPasskey", message => message.Add(new Bus.ObjectPath(ScriptedBlueZ.Band))));
            given = answer.ReadUInt32();
            _ = Task.Run(() => _bluez.Set(ScriptedBlueZ.Band, OrgBluez.Device, "Paired", true));
        }
    }

    [Fact]
    public async Task Nobody_may_pair_but_the_band_that_was_chosen()
    {
        var client = "";
        _bluez.Instead[$"{OrgBluez.AgentManager}.RegisterAgent"] = call =>
        {
            client = call.Message.Sender;
            call.Answer();
        };
        using var band = new HeardBand(_bus.Address, o => o with { EnterPasskey = _ => Task.FromResult<int?>(1) });
        band.UntilHeard("connected");
        foreach (var question in new[] { "RequestPasskey", "RequestAuthorization", "RequestConfirmation", "RequestPinCode" })
        {
            var refused = await Assert.ThrowsAsync<Bus.BusException>(() => _bluez.CallAsync(client, PairingAgent.Path, OrgBluez.Agent, question, message => message.Add(new Bus.ObjectPath("/org/bluez/hci0/dev_00_AA_01_09_00_09"))));
            Assert.Equal(OrgBluez.ErrorRejected, refused.Error);
        }
    }

    [Fact]
    public void Refused_requests_are_counted_and_kept_apart_from_the_link()
    {
        _bluez.AddBondedBand();
        _bluez.Instead[$"{OrgBluez.Characteristic}.ReadValue"] = call => call.Refuse(OrgBluez.ErrorNotAuthorized, "Read not authorized");
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        band.Central.Read(GattUuids.DeviceStatus);
        band.Central.Read(GattUuids.Measurement);
        band.Until(() => band.Central.Counters.Refused == 2, "two refusals");
        Assert.Contains("Read of 00020004", band.Central.LastRefusal, StringComparison.Ordinal);
        Assert.True(band.Central.IsConnected);
    }

    [Fact]
    public void The_battery_that_bluetoothd_keeps_to_itself_is_told_like_a_value()
    {
        _bluez.AddBondedBand();
        _bluez.Do(() => { });
        using var band = new HeardBand(_bus.Address);
        band.UntilHeard("connected");
        _bluez.AddBattery(77);
        band.Central.Subscribe(GattUuids.BatteryLevel);
        band.Central.Read(GattUuids.BatteryLevel);
        band.UntilHeard("00002a19 4D");
        _bluez.Set(ScriptedBlueZ.Band, OrgBluez.Battery, "Percentage", (byte)76);
        band.UntilHeard("00002a19 4C");
    }

    [Fact]
    public async Task A_band_is_forgotten_with_its_key()
    {
        _bluez.AddBondedBand();
        using var band = new HeardBand(_bus.Address, o => o with { Pairs = false });
        band.UntilHeard("connected");
        Assert.Equal(1, await band.Central.ForgetBandsAsync(TestContext.Current.CancellationToken));
        band.UntilHeard("disconnected");
        band.UntilProblem(RadioProblem.NotPaired);
    }

    [Fact]
    public void A_central_that_is_disposed_while_it_connects_waits_for_nobody_and_leaves_no_link_behind()
    {
        _bluez.AddBondedBand();
        _bluez.Instead[$"{OrgBluez.Device}.Connect"] = _ => { };
        var band = new HeardBand(_bus.Address);
        band.Until(() => band.Central.Condition.State == RadioState.Connecting, "the attempt");
        band.Dispose();
        Assert.Equal([$"{OrgBluez.Device}.Connect", $"{OrgBluez.Device}.Disconnect"], _bluez.Calls.Where(c => c.StartsWith(OrgBluez.Device, StringComparison.Ordinal)));
    }
}
