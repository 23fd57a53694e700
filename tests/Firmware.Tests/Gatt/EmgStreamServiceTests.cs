using NeuralGlasses.Contract;
using NeuralGlasses.Firmware.Tests.Acquisition;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Gatt;

public sealed class EmgStreamServiceTests
{
    private readonly FakeRadio _radio = new();
    private readonly DeviceStatus _status = new();
    private readonly ReluctantEngine _engine;
    private readonly EmgAcquisition _acquisition;
    private readonly EmgStreamService _service;

    public EmgStreamServiceTests()
    {
        var clock = new BoardClock();
        var chain = new Ads1298Chain(2, clock, new ScriptedSkin(), new Ads1298ModelOptions());
        _engine = new ReluctantEngine(chain);
        _acquisition = new EmgAcquisition(new Ads1298(chain, _engine, clock, 2), 2, _engine, _radio, _status);
        _service = new EmgStreamService(_radio, _engine, _acquisition, _status, LinkSecurity.Encrypted);
        Assert.True(_acquisition.PowerUp());
        Start(8);
    }

    private List<byte[]> Sent => [.. _radio.SentOf(GattUuids.EmgFrames)];

    private List<int> Sequences => [.. Sent.Select(f => LittleEndian.ReadUInt16(f, EmgStreamFormat.SequenceOffset))];

    [Fact]
    public void Every_finished_frame_is_sent_as_the_engine_made_it()
    {
        Make(3);
        _service.Send();
        Assert.Equal([0, 1, 2], Sequences);
        Assert.Equal(3, _service.Sent);
        Assert.Equal(0, _engine.Unread);
        var kept = new byte[EmgStreamFormat.MaxFrameLength];
        Assert.All(Sent.Index(), f => Assert.Equal(kept[.._engine.Recall(f.Index, kept)], f.Item));
    }

    [Fact]
    public void A_busy_radio_gets_the_same_frame_again_and_is_counted()
    {
        Make(2);
        _radio.IsBusy = _ => true;
        _service.Send();
        _service.Send();
        Assert.Equal(2, _status.RadioBusy);
        Assert.Equal(1, _engine.Unread);
        _radio.IsBusy = _ => false;
        _service.Send();
        Assert.Equal([0, 1], Sequences);
        Assert.Equal(2, _service.Sent);
        Assert.Equal(0, _status.DroppedBlocks);
    }

    [Fact]
    public void Without_a_listener_frames_are_discarded_and_none_counts_as_sent()
    {
        Make(2);
        _radio.Listens = _ => false;
        _service.Send();
        Assert.Equal(0, _engine.Unread);
        Assert.Equal(0, _service.Sent);
        Assert.Equal(0, _status.DroppedBlocks);
        Assert.Equal(0, _status.RadioBusy);
    }

    [Fact]
    public void A_frame_too_long_for_the_link_is_dropped_and_counted()
    {
        Make(2);
        _radio.MaxNotificationLength = 40;
        _service.Send();
        Assert.Equal(2, _status.DroppedBlocks);
        Assert.Equal(0, _service.Sent);
        _service.Request(0, 1);
        _service.Send();
        Assert.Equal(1, _service.Gone);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Frames_that_wait_longer_than_320_milliseconds_are_skipped_oldest_first_counted_and_can_be_asked_for(int channels)
    {
        Start(channels);
        var limit = EmgStreamService.WaitingBlocks * _acquisition.FramesPerBlock;
        _radio.IsBusy = _ => true;
        for (var step = 0; step < 40; step++)
        {
            Make(_acquisition.FramesPerBlock);
            _service.Send();
        }

        var dropped = 8 * _acquisition.FramesPerBlock;
        Assert.Equal(dropped, _status.DroppedBlocks);
        _radio.IsBusy = _ => false;
        _service.Send();
        Assert.Equal(Enumerable.Range(dropped, limit), Sequences);
        _service.Request(0, 1);
        _service.Send();
        Assert.Equal(0, Sequences[^1]);
    }

    [Fact]
    public void What_is_asked_for_again_follows_fresh_frames_with_its_first_bytes()
    {
        Make(20);
        _service.Send();
        var first = Sent;
        _service.Request(5, 2);
        Make(2);
        _service.Send();
        Assert.Equal([20, 21, 5, 6], Sequences[20..]);
        Assert.Equal(first[5], Sent[22]);
        Assert.Equal(first[6], Sent[23]);
        Assert.Equal(2, _service.Retransmitted);
        Assert.Equal(22, _service.Sent);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    [InlineData(10, 1)]
    public void A_step_sends_again_only_what_keeps_the_radio_far_from_full(int fresh, int again)
    {
        Make(20);
        _service.Send();
        _service.Request(0, 20);
        Make(fresh);
        _service.Send();
        Assert.Equal(20 + fresh + again, Sent.Count);
        Assert.Equal(again, _service.Retransmitted);
    }

    [Fact]
    public void Nothing_is_sent_again_before_the_radio_took_every_fresh_frame()
    {
        Make(5);
        _service.Send();
        _service.Request(0, 5);
        Make(3);
        var room = 2;
        _radio.IsBusy = _ => room-- <= 0;
        _service.Send();
        Assert.Equal([5, 6], Sequences[5..]);
        room = 2;
        _service.Send();
        Assert.Equal([7, 0], Sequences[7..]);
        Assert.Equal(2, _status.RadioBusy);
        room = 10;
        _service.Send();
        Assert.Equal([1, 2, 3, 4], Sequences[9..]);
    }

    [Fact]
    public void A_frame_that_never_was_or_is_no_longer_kept_counts_as_gone_and_takes_no_place()
    {
        Make(4000);
        _service.Send();
        _radio.Sent.Clear();
        _service.Request(5000, 3);
        _service.Request(0, 2);
        _service.Request(3990, 1);
        _service.Send();
        Assert.Equal(5, _service.Gone);
        Assert.Equal([3990], Sequences);
    }

    [Fact]
    public void A_number_that_waits_already_is_not_asked_for_twice_and_the_queue_has_an_end()
    {
        Make(100);
        _service.Send();
        _service.Request(10, 4);
        _service.Request(12, 4);
        _service.Request(8, 4);
        Assert.Equal(0, _service.Refused);
        _service.Request(30, EmgStreamService.RequestCapacity);
        Assert.Equal(8, _service.Refused);
        _radio.Sent.Clear();
        for (var step = 0; step < 20; step++)
            _service.Send();
        Assert.Equal([10, 11, 12, 13, 14, 15, 8, 9, .. Enumerable.Range(30, 56)], Sequences);
    }

    [Fact]
    public void The_first_frame_behind_a_pause_says_so_when_it_is_sent_again_too_and_no_other_does()
    {
        _service.IsIdle = true;
        Make(EmgStreamService.PreRollBlocks + 10);
        _service.Send();
        _service.IsIdle = false;
        _service.Send();
        var first = Sent[0];
        Assert.Equal((10, true), (Sequences[0], (first[EmgStreamFormat.FlagsOffset] & EmgStreamFormat.FlagPaused) != 0));
        var second = Sent[1];
        _radio.Sent.Clear();
        _service.Request(10, 2);
        _service.Send();
        Assert.Equal([first, second], Sent);
    }

    [Fact]
    public void Requests_wrap_with_the_sequence_number()
    {
        Make(2);
        _service.Send();
        _service.Request(65535, 3);
        _service.Send();
        Assert.Equal([0, 1, 0, 1], Sequences);
        Assert.Equal(1, _service.Gone);
    }

    [Fact]
    public void Nothing_of_a_stream_is_sent_after_its_end_or_in_the_next()
    {
        Make(4);
        _service.Send();
        _service.Request(0, 4);
        Make(2);
        _radio.IsBusy = _ => true;
        _service.Send();
        _radio.IsBusy = _ => false;
        _acquisition.Stop();
        Assert.True(_acquisition.TryStart());
        Make(1);
        _service.Send();
        Assert.Equal([0, 1, 2, 3, 0], Sequences);
        Assert.NotEqual(0, Sent[^1][EmgStreamFormat.FlagsOffset] & EmgStreamFormat.FlagStreamStart);
        _acquisition.Stop();
        _service.Request(0, 1);
        _service.Send();
        Assert.True(_acquisition.TryStart());
        _service.Send();
        Assert.Equal(5, Sent.Count);
    }

    [Fact]
    public void A_radio_of_twelve_places_and_events_of_15_milliseconds_never_delays_the_costliest_stream_for_what_is_sent_again()
    {
        Start(16, 2000);
        Assert.Equal(3, _acquisition.FramesPerBlock);
        var queued = 0;
        _radio.IsBusy = _ => queued == 12 || queued++ < 0;
        for (var step = 1; step <= 300; step++)
        {
            Make(3);
            _service.Request(Math.Max(0, (3 * step) - 60), 40);
            _service.Send();

            // Ten of the longest notifications fit an event; one event in ten is missed.
            var events = (step * 10 / 15) - ((step - 1) * 10 / 15);
            if (events > 0 && step * 10 / 15 % 10 != 0)
                queued = Math.Max(0, queued - 10);
        }

        Assert.Equal(0, _status.RadioBusy);
        Assert.Equal(900, _service.Sent);
        Assert.Equal(300, _service.Retransmitted);
    }

    [Fact]
    public void An_idling_band_sends_whole_blocks_where_the_radio_has_no_room_for_one_at_once()
    {
        _radio.MaxNotificationLength = EmgStreamFormat.MinNotificationLength;
        Start(8);
        Assert.Equal(30, _acquisition.FramesPerBlock);
        _service.IsIdle = true;
        var room = 0;
        _radio.IsBusy = _ => room-- <= 0;
        for (var step = 0; step < (4 * EmgStreamService.IdleBlocks) + 10; step++)
        {
            Make(30);
            room = 8;
            _service.Send();
        }

        var blocks = Sequences.GroupBy(sequence => sequence / 30).ToArray();
        Assert.Equal(4, blocks.Length);
        Assert.All(blocks, block => Assert.Equal(30, block.Count()));
        Assert.Equal(blocks.Length, Sent.Count(f => (f[EmgStreamFormat.FlagsOffset] & EmgStreamFormat.FlagPaused) != 0));
    }

    [Fact]
    public void The_first_frame_behind_a_pause_says_so_although_the_one_that_should_have_was_dropped()
    {
        _service.IsIdle = true;
        for (var step = 0; step < 150; step++)
        {
            Make(1);
            _service.Send();
        }

        _service.IsIdle = false;
        _radio.IsBusy = _ => true;
        for (var step = 0; step < 40; step++)
        {
            Make(1);
            _service.Send();
        }

        _radio.Sent.Clear();
        _radio.IsBusy = _ => false;
        _service.Send();
        Assert.NotEqual(0, Sent[0][EmgStreamFormat.FlagsOffset] & EmgStreamFormat.FlagPaused);
        Assert.All(Sent[1..], f => Assert.Equal(0, f[EmgStreamFormat.FlagsOffset] & EmgStreamFormat.FlagPaused));
    }

    [Fact]
    public void A_frame_that_carried_paused_comes_again_with_the_same_bytes()
    {
        _service.IsIdle = true;
        for (var step = 0; step < 100; step++)
        {
            Make(1);
            _service.Send();
        }

        var first = Assert.Single(Sent);
        Assert.NotEqual(0, first[EmgStreamFormat.FlagsOffset] & EmgStreamFormat.FlagPaused);
        _service.Request(LittleEndian.ReadUInt16(first, EmgStreamFormat.SequenceOffset), 1);
        _service.Send();
        Assert.Equal(first, Sent[^1]);
        Assert.Equal(2, Sent.Count);
    }

    private void Start(int channels, int rateHz = 1000)
    {
        _acquisition.Stop();
        Assert.True(_acquisition.TrySetStream(rateHz, channels, ControlPoint.CodingRaw));
        Assert.True(_acquisition.TryStart());
    }

    private void Make(int frames)
    {
        for (var made = Made() + frames; Made() < made;)
            _engine.DataReady();

        int Made() => _engine.Unread + _engine.Overruns;
    }
}
