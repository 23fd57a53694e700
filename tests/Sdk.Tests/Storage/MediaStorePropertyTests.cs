using CsCheck;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Storage;

/// <summary>Whatever is saved, deleted and cut off in between: a saved item is never lost, and no half file has a name.</summary>
public sealed class MediaStorePropertyTests
{
    private const int Sequences = 3000;

    private static readonly Gen<(int Event, int One, int Other)[]> Events =
        Gen.Select(Gen.Frequency((6, Gen.Const(0)), (2, Gen.Const(1)), (1, Gen.Int[2, 6])), Gen.Int[0, 1000], Gen.Int[0, 1000]).Array[5, 40];

    [Fact]
    public void A_saved_item_is_never_lost_and_no_half_file_is_ever_shown()
    {
        (int saved, int refused, int cuts) total = default;
        Events.Sample(
            events =>
            {
                var run = new Run();
                foreach ((int what, int one, int other) in events)
                    run.Happen(what, one, other);
                total = (total.saved + run.Saved, total.refused + run.Refused, total.cuts + run.Cuts);
            },
            iter: Sequences,
            threads: 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Sequences} sequences: {total.saved} saved, {total.refused} refused, {total.cuts} cuts of the power");
        Assert.All([total.saved, total.refused, total.cuts], count => Assert.True(count > 500));
    }

    private sealed class Run
    {
        private readonly MediaBench _bench = new(new MediaStoreOptions { QuotaBytes = 2000, ReserveBytes = 100 });
        private readonly Dictionary<string, byte[]> _kept = [];
        private readonly Dictionary<string, byte[]> _bin = [];
        private byte _number;

        public int Saved { get; private set; }

        public int Refused { get; private set; }

        public int Cuts { get; private set; }

        public void Happen(int what, int one, int other)
        {
            try
            {
                Act(what, one, other);
            }
            catch (FakeShelf.PowerCutException)
            {
                Cuts++;
                Restart(other);
            }

            Check();
        }

        private void Act(int what, int one, int other)
        {
            switch (what)
            {
                case 0:
                    Save(1 + (one % 400));
                    break;
                case 1 when _kept.Count > 0:
                    Delete(_kept.Keys.Order(StringComparer.Ordinal).ElementAt(one % _kept.Count));
                    break;
                case 2 when _bin.Count > 0:
                    Restore(_bin.Keys.Order(StringComparer.Ordinal).ElementAt(one % _bin.Count));
                    break;
                case 3:
                    _bench.Shelf.Capacity = other < 500 ? 1000 + one : long.MaxValue / 2;
                    break;
                case 4:
                    _bench.Shelf.IsBroken = other < 300;
                    break;
                case 5:
                    _bench.Shelf.CallsUntilCut = one % 12;
                    break;
                case 6:
                    _bench.Clock.Advance(TimeSpan.FromSeconds((one % 5) - 1 < 0 ? 0 : one % 5));
                    break;
                default:
                    break;
            }
        }

        private void Save(int bytes)
        {
            Photo photo = MediaBench.Photo(bytes, ++_number);
            try
            {
                string name = _bench.Store.Save(photo);
                Assert.False(_kept.ContainsKey(name) || (_bin.ContainsKey(name) && _bench.Store.Bin.Any(item => item.Name == name)));
                _bin.Remove(name);
                _kept.Add(name, photo.Encoded.ToArray());
                Saved++;
            }
            catch (DeviceFailedException failure)
            {
                Assert.Matches("^[A-Z].*\\.$", failure.Message);
                Refused++;
            }
        }

        private void Delete(string name)
        {
            try
            {
                _bench.Store.Delete(name);
                _kept.Remove(name, out byte[]? content);
                _bin[name] = content!;
            }
            catch (DeviceFailedException)
            {
                Refused++;
            }
        }

        private void Restore(string name)
        {
            try
            {
                _bench.Store.Restore(name);
                _bin.Remove(name, out byte[]? content);
                _kept[name] = content!;
            }
            catch (DeviceFailedException)
            {
                Refused++;
            }
        }

        private void Restart(int seed)
        {
            _bench.Shelf.IsBroken = false;
            var dice = new Random(seed);
            _bench.Shelf.Restart(dice.Next);
            int before = _kept.Count + _bin.Count;
            _bench.Open();

            // What was being saved or moved when the power went may be there under either name, whole.
            foreach (MediaItem item in _bench.Store.Items)
            {
                if (_bin.Remove(item.Name, out byte[]? content) || !_kept.ContainsKey(item.Name))
                    _kept[item.Name] = content ?? _bench.Shelf[item.Name];
            }

            foreach (MediaItem item in _bench.Store.Bin)
            {
                if (_kept.Remove(item.Name, out byte[]? content))
                    _bin[item.Name] = content;
            }

            Assert.True(_kept.Count + _bin.Count <= before + 1);
        }

        private void Check()
        {
            MediaStore store = _bench.Store;
            Assert.Equal(_kept.Keys.Order(StringComparer.Ordinal), store.Items.Select(item => item.Name));
            Assert.All(store.Bin, item => Assert.Contains(item.Name, _bin.Keys));
            foreach (MediaItem item in store.Items)
            {
                byte[] bytes = store.Read(item.Name);
                Assert.Equal(_kept[item.Name], bytes);
                Assert.True(bytes[0] == 0xFF && bytes[^1] == 0xD9 && item.Bytes == bytes.Length);
            }

            Assert.True(store.UsedBytes <= 2000);
            long real = _bench.Shelf.List().Sum(entry => entry.Bytes);
            Assert.True(store.UsedBytes >= store.Items.Sum(item => item.Bytes) && store.UsedBytes <= real + 400);
            Assert.Equal(store.Items.Count, store.Count);
        }
    }
}
