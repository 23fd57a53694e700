// One thread answers DRDY as fast as it can while another reads, recalls, skips and takes figures. Every frame that comes out
// must carry its own checksum and the number that was asked for; built with the thread sanitizer it also shows any access
// that the lock does not cover.

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <vector>

#include "../engine/AcquisitionEngine.hpp"
#include "../engine/Crc32.hpp"

using namespace neuralglasses::engine;

namespace
{

constexpr int Sets = 60000;

void Enter(void *mutex)
{
    static_cast<std::mutex *>(mutex)->lock();
}

void Leave(void *mutex)
{
    static_cast<std::mutex *>(mutex)->unlock();
}

void Require(bool holds, const char *what)
{
    if (!holds)
    {
        std::printf("%s\n", what);
        std::exit(1);
    }
}

int Sequence(const std::vector<uint8_t> &frame)
{
    return frame[SequenceOffset] | (frame[SequenceOffset + 1] << 8);
}

void RequireWhole(const std::vector<uint8_t> &frame, int length)
{
    const int body = length - ChecksumLength;
    const uint32_t crc = Crc32(frame.data(), body);
    for (int i = 0; i < ChecksumLength; i++)
    {
        Require(frame[static_cast<size_t>(body + i)] == ((crc >> (8 * i)) & 0xFF), "a frame is not whole");
    }
}

void Fill(AcquisitionEngine &engine, std::atomic<bool> &done)
{
    std::vector<uint8_t> bytes(static_cast<size_t>(AfeFrame::Length(1)));
    bytes[0] = 0xC0;
    for (uint32_t set = 0; set < Sets; set++)
    {
        for (size_t i = 3; i < bytes.size(); i++)
        {
            bytes[i] = static_cast<uint8_t>((bytes[i] * 5u + set + i) & 0xFF);
        }

        bytes[0] = set % 97 == 0 ? 0x00 : 0xC0;
        engine.Take(bytes.data(), set * 500);
        if (set % 64 == 0)
        {
            std::this_thread::yield();
        }
    }

    done.store(true);
}

} // namespace

int main()
{
    // The smallest ring that the plan accepts, so that it comes round often.
    std::vector<uint8_t> arena(205 * 20 * 8 * 17);
    std::mutex mutex;
    AcquisitionEngine engine(1, arena.data(), static_cast<int32_t>(arena.size()), Lock{Enter, Leave, &mutex});
    Require(engine.Start({8, 2000, 20, 1, 1, 2, CodingSmallest}) == false, "more slots than there may be were accepted");
    Require(engine.Start({8, 1000, 10, 1, 1, 2, CodingSmallest}), "the engine refused its settings");
    std::atomic<bool> done{false};
    std::thread producer(Fill, std::ref(engine), std::ref(done));
    std::vector<uint8_t> frame(MaxFrameLength);
    std::vector<int32_t> figures(StatisticsLength);
    long read = 0;
    long recalled = 0;
    long covered = 0;
    long skipped = 0;
    for (int turn = 0; !done.load() || engine.Unread() > 0; turn++)
    {
        // Reads where the other thread writes: the oldest frame of a full ring.
        const int32_t overruns = engine.Overruns();
        while (turn % 50000 == 0 && !done.load() && engine.Overruns() == overruns)
        {
            std::this_thread::yield();
        }

        const int length = engine.Read(frame.data());
        if (length > 0)
        {
            read++;
            RequireWhole(frame, length);
            const int asked = (Sequence(frame) - turn % 4000) & 0xFFFF;
            const int again = engine.Recall(asked, frame.data());
            if (again > 0)
            {
                recalled++;
                RequireWhole(frame, again);
                Require(Sequence(frame) == asked, "another frame was recalled than asked for");
            }
        }

        if (turn % 1000 == 999)
        {
            // Fewer are skipped if fewer are there.
            engine.Skip(3);
            skipped += 3;
        }

        if (turn % 100 == 99)
        {
            covered += engine.ReadStatistics(figures.data());
        }
    }

    producer.join();
    covered += engine.ReadStatistics(figures.data());
    const long good = engine.SampleSets() - engine.BadFrames();
    Require(engine.SampleSets() == Sets, "a sample set was not counted");
    Require(covered <= good && covered > 0, "figures cover sets that never were");
    const long accounted = engine.Overruns() + read;
    Require(accounted <= 8 * good && accounted + skipped >= 8 * good, "a frame is neither read, skipped nor overrun");
    Require(read > 0 && recalled > 0 && engine.Overruns() > 0, "the threads never met");
    std::printf("consistent: %ld read, %ld recalled, %d overruns, %d bad\n", read, recalled, static_cast<int>(engine.Overruns()), static_cast<int>(engine.BadFrames()));
    return 0;
}
