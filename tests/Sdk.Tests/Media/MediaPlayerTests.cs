using System.Text;
using NeuralGlasses.Media;
using NeuralGlasses.Sdk.Tests.Notifications;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Media.Listening;

namespace NeuralGlasses.Sdk.Tests.Media;

public sealed class MediaPlayerTests
{
    private readonly TestSounds _sounds = new();
    private readonly KeptInMemory _kept = new();

    public MediaPlayerTests()
    {
        foreach (string id in new[] { "a", "b", "c" })
            _sounds.Add(id, 7);
        _sounds.Add("book", 600);
    }

    [Fact]
    public void One_track_follows_the_other_without_a_sample_between_them()
    {
        Listening listening = Songs("a", "b");
        listening.Play();
        listening.Hear(20);
        short[] once = [.. Enumerable.Range(0, 7 * TestSounds.RateHz).Select(i => (short)(i % 30_000))];
        Assert.Equal([.. once, .. once], listening.Heard);
        MediaPlayer player = listening.Player;
        Assert.Equal((PlayerStatus.Stopped, 0, 2, 2, 0), (player.Status, player.Counters.Gaps, player.Counters.Begun, player.Counters.Finished, _sounds.Open));
        Assert.Equal(("a", 0), (player.Playlist.Current!.Id, player.PositionSeconds));
        listening.Play();
        Assert.True(listening.Hear(1) > 0);
    }

    [Fact]
    public void The_next_track_is_opened_five_seconds_before_the_end_and_not_sooner()
    {
        Listening listening = Songs("a", "b");
        listening.Play();
        listening.Hear(1.9);
        Assert.Equal(1, _sounds.Open);
        listening.Hear(0.3);
        Assert.Equal(2, _sounds.Open);
    }

    [Fact]
    public void What_is_paused_is_silent_and_goes_on_where_it_was()
    {
        Listening listening = Songs("a");
        Assert.Equal(0, listening.Hear(1));
        listening.Play();
        listening.Hear(2);
        listening.Pause();
        Assert.Equal((0, PlayerStatus.Paused, 2.0), (listening.Hear(5), listening.Player.Status, listening.Player.PositionSeconds));
        listening.Play();
        listening.Hear(1);
        Assert.Equal(listening.Heard, Enumerable.Range(0, 3 * TestSounds.RateHz).Select(i => (short)i));
    }

    [Fact]
    public void The_wearer_goes_on_and_back_in_the_list()
    {
        Listening listening = Songs("a", "b", "c");
        MediaPlayer player = listening.Player;
        listening.Play();
        listening.Hear(4);
        player.Next(listening.Now);
        Assert.Equal(("b", 0.0), (player.State.Track!.Id, player.PositionSeconds));
        listening.Hear(4);
        player.Previous(listening.Now);
        Assert.Equal(("b", 0.0), (player.State.Track!.Id, player.PositionSeconds));
        listening.Hear(2);
        player.Previous(listening.Now);
        Assert.Equal(("a", 0.0), (player.State.Track!.Id, player.PositionSeconds));
        player.Previous(listening.Now);
        Assert.Equal("a", player.State.Track!.Id);
        Assert.True(player.TryGoTo("c", listening.Now));
        Assert.False(player.TryGoTo("missing", listening.Now));
        Assert.Equal("c", player.State.Track!.Id);
        player.Next(listening.Now);
        Assert.Equal((PlayerStatus.Stopped, "a"), (player.Status, player.State.Track!.Id));
    }

    [Fact]
    public void Jumps_add_up_stop_at_the_begin_and_go_to_the_next_track_at_the_end()
    {
        Listening listening = new(_sounds, null, Book("book"), Song("a"));
        MediaPlayer player = listening.Player;
        listening.Play();
        listening.Hear(1);
        for (var i = 0; i < 10; i++)
            player.Skip(30, listening.Now);
        Assert.Equal(301, player.PositionSeconds, 0.1);
        listening.Hear(1);
        Assert.Equal(2, player.Counters.Seeks);
        Assert.Equal(302, player.PositionSeconds, 0.2);
        player.Skip(-15, listening.Now);
        Assert.Equal(287, player.PositionSeconds, 0.2);
        player.Skip(-1000, listening.Now);
        Assert.Equal(0, player.PositionSeconds);
        player.Seek(double.NaN, listening.Now);
        player.Seek(599, listening.Now);
        player.Skip(15, listening.Now);
        Assert.Equal(("a", 0.0), (player.State.Track!.Id, player.PositionSeconds));
    }

    [Theory]
    [InlineData(RepeatMode.Off, 14)]
    [InlineData(RepeatMode.All, 40)]
    [InlineData(RepeatMode.One, 40)]
    public void Tracks_are_repeated_as_wanted_without_a_gap(RepeatMode repeat, double seconds)
    {
        Listening listening = Songs("a", "b");
        listening.Player.Playlist.Repeat = repeat;
        listening.Play();
        Assert.Equal(seconds * TestSounds.RateHz, listening.Hear(40));
        Assert.Equal(0, listening.Player.Counters.Gaps);
        if (repeat == RepeatMode.One)
            Assert.DoesNotContain("b", _sounds.Paths);
        listening.Player.Playlist.Repeat = RepeatMode.Off;
        listening.Hear(40);
        Assert.Equal((PlayerStatus.Stopped, 0), (listening.Player.Status, _sounds.Open));
    }

    [Fact]
    public void The_same_seed_draws_the_same_order_with_every_track_once_and_the_current_one_first()
    {
        Track[] tracks = [.. Enumerable.Range(0, 100).Select(i => Song($"{i}"))];
        Playlist first = new(tracks), second = new(tracks), third = new(tracks);
        foreach (var (list, seed) in new[] { (first, 7), (second, 7), (third, 8) })
        {
            Assert.True(list.TryGoTo("42"));
            list.Shuffle(seed);
        }

        string[] order = [.. Enumerable.Range(0, 100).Select(i => first[i].Id)];
        Assert.Equal("42", order[0]);
        Assert.Equal(order, Enumerable.Range(0, 100).Select(i => second[i].Id));
        Assert.NotEqual(order, Enumerable.Range(0, 100).Select(i => third[i].Id));
        Assert.Equal(100, order.Distinct().Count());
        first.PutInOrder();
        Assert.Equal((42, "42", false), (first.Place, first.Current!.Id, first.IsShuffled));
    }

    [Fact]
    public void A_book_goes_on_where_it_was_left_after_other_things_and_after_a_restart()
    {
        Listening listening = new(_sounds, _kept, Book("book"), Song("a"));
        listening.Play();
        listening.Hear(42);
        listening.Player.TryGoTo("a", listening.Now);
        listening.Hear(3);
        listening.Player.TryGoTo("book", listening.Now);
        Assert.Equal(42, listening.Player.PositionSeconds, 0.1);
        listening.Hear(10);
        listening.Pause();
        Listening later = new(_sounds, _kept, Book("book"), Song("a"));
        Assert.Equal((PlayerStatus.Paused, null), (later.Player.Status, later.Player.Complaint));
        Assert.Equal(52, later.Player.PositionSeconds, 0.15);
        later.Play();
        later.Hear(1);
        Assert.Equal(52 % 7.5, later.Heard[0] / (double)TestSounds.RateHz, 0.15);
    }

    [Fact]
    public void A_song_goes_on_after_a_restart_and_begins_anew_otherwise()
    {
        Listening listening = Songs("a", "b");
        listening.Play();
        listening.Hear(3);
        listening.Player.Dispose();
        Listening later = Songs("a", "b");
        Assert.Equal(3, later.Player.PositionSeconds, 0.1);
        later.Play();
        later.Player.Next(later.Now);
        later.Player.Previous(later.Now);
        Assert.Equal(("a", 0.0), (later.Player.State.Track!.Id, later.Player.PositionSeconds));
    }

    [Fact]
    public void What_was_finished_begins_anew()
    {
        _sounds.Add("short", 3);
        Listening listening = new(_sounds, _kept, Book("short"));
        listening.Play();
        listening.Hear(5);
        Assert.Equal(0, new Listening(_sounds, _kept, Book("short")).Player.PositionSeconds);
    }

    [Fact]
    public void Places_are_written_every_ten_seconds_and_at_a_pause_and_never_more_than_ten_seconds_old()
    {
        Listening listening = new(_sounds, _kept, Book("book"));
        listening.Play();
        listening.Hear(59);
        Assert.InRange(_kept.Saves, 5, 7);
        listening.Pause();
        int saves = _kept.Saves;
        listening.Hear(60);
        Assert.Equal(saves, _kept.Saves);
        Assert.Equal(saves, listening.Player.Counters.Saves);
    }

    [Fact]
    public void A_store_that_fails_or_is_damaged_is_said_and_the_music_goes_on()
    {
        _kept.Fault = "No space left on device";
        Listening listening = new(_sounds, _kept, Book("book"));
        Assert.StartsWith("kept.json: where tracks were left cannot be read", listening.Player.Complaint, StringComparison.Ordinal);
        listening.Play();
        Assert.True(listening.Hear(30) > 0);
        Assert.StartsWith("kept.json: where tracks were left cannot be kept (No space left on device)", listening.Player.Complaint, StringComparison.Ordinal);
        Assert.InRange(listening.Player.Counters.SaveFailures, 2, 4);
        foreach (string json in new[] { "", "[", "{}", "null", """{"format":"neuralglasses-media-positions/1","musicSpeed":-1,"bookSpeed":1e99,"entries":[null,{"id":"book","isBook":true,"seconds":-5}]}""" })
        {
            using var player = new MediaPlayer(_sounds, TestSounds.RateHz, new KeptInMemory(Encoding.UTF8.GetBytes(json)));
            Assert.EndsWith("anew.", player.Complaint, StringComparison.Ordinal);
            Assert.Equal(1, player.State.Speed);
        }
    }

    [Fact]
    public void Each_kind_keeps_its_speed()
    {
        Listening listening = new(_sounds, _kept, Book("book"), Song("a"));
        listening.Player.SetSpeed(2);
        listening.Play();
        int heard = listening.Hear(10);
        Assert.Equal(10 * TestSounds.RateHz, heard);
        Assert.Equal(20, listening.Player.PositionSeconds, 0.1);
        listening.Player.TryGoTo("a", listening.Now);
        Assert.Equal(1, listening.Player.State.Speed);
        listening.Player.Dispose();
        Listening later = new(_sounds, _kept, Book("book"));
        Assert.Equal(2, later.Player.State.Speed);
        later.Player.SetSpeed(100);
        Assert.Equal(3, later.Player.State.Speed);
        later.Player.SetSpeed(double.NaN);
        later.Player.SetSpeed(-1);
        Assert.Equal(0.5, later.Player.State.Speed);
    }

    [Fact]
    public void Chapters_are_named_and_gone_through()
    {
        Track book = Book("book") with { Chapters = [new Chapter("One", 5), new Chapter("Two", 100), new Chapter("Three", 400)] };
        Listening listening = new(_sounds, null, book, Song("a"));
        MediaPlayer player = listening.Player;
        Assert.Null(player.State.Chapter);
        foreach (string title in new[] { "One", "Two", "Three" })
        {
            player.NextChapter(listening.Now);
            Assert.Equal(title, player.State.Chapter!.Title);
        }

        player.Skip(10, listening.Now);
        listening.Hear(1);
        player.PreviousChapter(listening.Now);
        Assert.Equal(("Three", 400.0), (player.State.Chapter!.Title, player.PositionSeconds));
        player.PreviousChapter(listening.Now);
        Assert.Equal(("Two", 100.0), (player.State.Chapter!.Title, player.PositionSeconds));
        player.Seek(450, listening.Now);
        player.NextChapter(listening.Now);
        Assert.Equal("a", player.State.Track!.Id);
    }

    [Fact]
    public void It_pauses_at_the_time_to_sleep_or_at_the_end_of_the_track()
    {
        Listening listening = Songs("a", "b", "c");
        listening.Player.SleepAt = listening.Now.Plus(3e6);
        listening.Play();
        Assert.Equal(3 * TestSounds.RateHz, listening.Hear(5));
        Assert.Equal((PlayerStatus.Paused, null), (listening.Player.Status, listening.Player.SleepAt));
        listening.Player.SleepsAtEnd = true;
        listening.Play();
        listening.Hear(10);
        Assert.Equal((PlayerStatus.Paused, "b", 0.0, false), (listening.Player.Status, listening.Player.State.Track!.Id, listening.Player.PositionSeconds, listening.Player.SleepsAtEnd));
        listening.Play();
        Assert.Equal(14 * TestSounds.RateHz, listening.Hear(20));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_read_or_a_turn()
    {
        Listening listening = new(_sounds, null, Book("book"));
        listening.Player.SetSpeed(1.3);
        listening.Play();
        var block = new float[TestSounds.RateHz / 100];
        HostTime now = listening.Now;
        for (var i = 0; i < 100; i++)
            Turn();
        Assert.Equal(0, Allocation.LeastOf(5, _ =>
        {
            for (var i = 0; i < 400; i++)
                Turn();
        }));

        void Turn()
        {
            listening.Player.Read(block);
            now = now.Plus(10_000);
            listening.Player.Advance(now);
        }
    }

    private Listening Songs(params string[] ids) => new(_sounds, _kept, [.. ids.Select(id => Song(id))]);
}
