using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Hid;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Hid;

public sealed class HidReportsTests
{
    private static readonly byte[] AllUp = [0, 0, 0, 0];
    private static readonly byte[] NoKey = [0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Enter = [0, 0, HidReportMap.KeyEnter, 0, 0, 0, 0, 0];
    private static readonly byte[] Left = [HidReportMap.ButtonLeft, 0, 0, 0];
    private readonly FakeRadio _radio = new();
    private readonly BoardClock _clock = new();
    private readonly HidService _service;
    private readonly HidReports _reports;

    public HidReportsTests()
    {
        _service = new HidService(_radio, LinkSecurity.Encrypted);
        _reports = new HidReports(_service, _clock);
    }

    private IEnumerable<byte[]> Mouse => _radio.SentOf(GattUuids.Report).Where(r => r.Length == HidReportMap.MouseLength);

    private IEnumerable<byte[]> Keyboard => _radio.SentOf(GattUuids.Report).Where(r => r.Length == HidReportMap.KeyboardLength);

    [Fact]
    public void Of_what_a_host_writes_of_its_sleep_only_the_two_commands_count()
    {
        foreach (var (written, isSuspended) in new (byte[], bool)[] { ([2], false), ([0], true), ([2], true), ([255], true), ([], true), ([1], false), ([1, 0], false), ([0, 1], true) })
        {
            _radio.Write(GattUuids.HidControlPoint, written);
            _service.Step();
            Assert.Equal(isSuspended, _service.IsSuspended);
        }
    }

    [Fact]
    public void A_host_is_told_first_that_nothing_is_down_and_then_nothing_more()
    {
        _reports.Hold(HidReportMap.ButtonLeft);
        Turn();
        Assert.Equal([AllUp], Mouse);
        Assert.Equal([NoKey], Keyboard);
        _reports.Hold(0);
        Turn(100);
        Assert.Equal(2, _radio.SentCount);
    }

    [Fact]
    public void A_click_and_a_key_are_a_press_and_a_release_in_the_next_report()
    {
        Turn();
        _reports.Click(HidReportMap.ButtonLeft);
        _reports.TapKey(HidReportMap.KeyEnter);
        Turn(10);
        Assert.Equal([AllUp, Left, AllUp], Mouse);
        Assert.Equal([NoKey, Enter, NoKey], Keyboard);
        Assert.True(_reports.IsUp);
        Assert.Equal(0, _reports.Lost);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void What_the_host_saw_go_down_comes_up_however_long_the_radio_is_busy(int turns)
    {
        Turn();
        _reports.Click(HidReportMap.ButtonLeft);
        _reports.TapKey(HidReportMap.KeyEnter);
        Turn();
        _radio.IsBusy = _ => true;
        Turn(turns);
        Assert.False(_reports.IsUp);
        Assert.Equal(2 * turns, _reports.Busy);
        _radio.IsBusy = _ => false;
        Turn();
        Assert.Equal([AllUp, Left, AllUp], Mouse);
        Assert.Equal([NoKey, Enter, NoKey], Keyboard);
        Assert.True(_reports.IsUp);
    }

    [Fact]
    public void A_press_that_finds_no_room_for_a_quarter_of_a_second_is_given_up()
    {
        Turn();
        _radio.IsBusy = _ => true;
        _reports.Click(HidReportMap.ButtonLeft);
        _reports.TapKey(HidReportMap.KeyEnter);
        Turn(30);
        _radio.IsBusy = _ => false;
        Turn(10);
        Assert.Equal([AllUp], Mouse);
        Assert.Equal([NoKey], Keyboard);
        Assert.Equal(2, _reports.Lost);
        Assert.True(_reports.IsUp);
    }

    [Fact]
    public void A_second_press_while_the_first_waits_is_lost_and_counted()
    {
        Turn();
        _radio.IsBusy = _ => true;
        _reports.Click(HidReportMap.ButtonLeft);
        _reports.Click(HidReportMap.ButtonLeft);
        _reports.TapKey(HidReportMap.KeyEnter);
        _reports.TapKey(HidReportMap.KeyEscape);
        Turn();
        _radio.IsBusy = _ => false;
        Turn(10);
        Assert.Equal([AllUp, Left, AllUp], Mouse);
        Assert.Equal([NoKey, Enter, NoKey], Keyboard);
        Assert.Equal(2, _reports.Lost);
    }

    [Fact]
    public void A_hold_that_ended_before_the_radio_had_room_is_never_seen()
    {
        Turn();
        _radio.IsBusy = _ => true;
        _reports.Hold(HidReportMap.ButtonLeft);
        Turn(3);
        _reports.Hold(0);
        Turn(3);
        _radio.IsBusy = _ => false;
        Turn(3);
        Assert.Equal([AllUp], Mouse);
    }

    [Fact]
    public void Releasing_takes_back_what_was_not_pressed_yet_and_ends_what_was()
    {
        Turn();
        _reports.Hold(HidReportMap.ButtonLeft);
        _reports.TapKey(HidReportMap.KeyEnter);
        Turn();
        _reports.Move(50, 50);
        _reports.Click(HidReportMap.ButtonRight);
        _reports.Release();
        Turn(5);
        Assert.Equal([AllUp, Left, AllUp], Mouse);
        Assert.Equal([NoKey, Enter, NoKey], Keyboard);
        Assert.True(_reports.IsUp);
    }

    [Fact]
    public void A_forgotten_host_holds_nothing_and_the_next_one_is_told_so()
    {
        Turn();
        _reports.Hold(HidReportMap.ButtonLeft);
        Turn();
        _reports.Forget();
        Assert.True(_reports.IsUp);
        Turn();
        Assert.Equal([AllUp, Left, AllUp], Mouse);
        Assert.Equal([NoKey, NoKey], Keyboard);
    }

    [Fact]
    public void Movement_is_signed_and_held_at_what_a_report_can_say()
    {
        Turn();
        _reports.Move(-3, 5);
        Turn();
        _reports.Move(1000, -1000);
        Turn();
        _reports.Move(100, 0);
        _reports.Move(100, 0);
        Turn(3);
        Assert.Equal([AllUp, [0, 0xFD, 5, 0], [0, 127, 0x81, 0], [0, 127, 0, 0]], Mouse);
    }

    [Fact]
    public void A_drag_moves_with_its_button_down()
    {
        Turn();
        _reports.Hold(HidReportMap.ButtonLeft);
        _reports.Move(4, 0);
        Turn();
        _reports.Move(4, 0);
        Turn();
        _reports.Hold(0);
        Turn();
        Assert.Equal([AllUp, [1, 4, 0, 0], [1, 4, 0, 0], AllUp], Mouse);
    }

    [Fact]
    public void A_read_gives_the_report_that_was_sent_last()
    {
        Assert.Equal(NoKey, _radio.ValueOf(GattUuids.Report));
        Turn();
        _reports.TapKey(HidReportMap.KeyEnter);
        Turn();
        Assert.Equal(Enter, _radio.ValueOf(GattUuids.Report));
        Turn();
        Assert.Equal(NoKey, _radio.ValueOf(GattUuids.Report));
    }

    [Fact]
    public void Every_characteristic_needs_the_security_that_was_demanded() =>
        Assert.All(_radio.Securities, s => Assert.Equal(LinkSecurity.Encrypted, s));

    private void Turn(int count = 1)
    {
        for (var i = 0; i < count; i++)
        {
            _clock.WaitUntil(_clock.Microseconds + 10_000);
            _reports.Send();
        }
    }
}
