// Runs the engine on a host from a script on standard input, one command a line, and prints what comes out.
//   engine CHIPS ARENA_BYTES           makes a new engine                            (nothing is printed)
//   start CHANNELS RATE BLOCK FRAME_SETS FRAME_CHANNELS SHIFT CODING                 started | refused
//   stop                                                                             (nothing)
//   drdy TICKS HEX [COUNT STEP]        the bytes of one DRDY, or of COUNT so many microseconds apart
//   read                               frame HEX, or none
//   recall SEQUENCE                    frame HEX, or none
//   skip COUNT                                                                       (nothing)
//   counters                           counters UNREAD OVERRUNS BAD_FRAMES SAMPLE_SETS LEAD_OFF
//   statistics                         statistics SETS and the figures of every channel, or statistics 0

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "../engine/AcquisitionEngine.hpp"

using namespace neuralglasses::engine;

namespace
{

void Nothing(void *)
{
}

[[noreturn]] void Fail(const std::string &line)
{
    std::fprintf(stderr, "not a command: %s\n", line.c_str());
    std::exit(2);
}

std::vector<uint8_t> FromHex(const std::string &text)
{
    std::vector<uint8_t> bytes(text.size() / 2);
    for (size_t i = 0; i < bytes.size(); i++)
    {
        bytes[i] = static_cast<uint8_t>(std::stoi(text.substr(2 * i, 2), nullptr, 16));
    }

    return bytes;
}

void Print(const uint8_t *frame, int length)
{
    if (length == 0)
    {
        std::puts("none");
        return;
    }

    std::string line = "frame ";
    for (int i = 0; i < length; i++)
    {
        static const char Digits[] = "0123456789ABCDEF";
        line += Digits[frame[i] >> 4];
        line += Digits[frame[i] & 15];
    }

    std::puts(line.c_str());
}

class Script
{
  public:
    void Run(const std::string &line)
    {
        std::istringstream words(line);
        std::string command;
        words >> command;
        if (command == "engine")
        {
            int chips = 0;
            size_t bytes = 0;
            words >> chips >> bytes;
            engine_.reset();
            arena_.assign(bytes, 0xA5);
            engine_ = std::make_unique<AcquisitionEngine>(
                chips, arena_.data(), static_cast<int32_t>(bytes), Lock{Nothing, Nothing, nullptr});
            channels_ = chips * ChannelsPerChip;
        }
        else if (engine_ == nullptr || !Drive(command, words))
        {
            Fail(line);
        }
    }

  private:
    bool Drive(const std::string &command, std::istringstream &words)
    {
        // Exactly as long as the port promises, so that the sanitizer sees one byte too many.
        std::vector<uint8_t> frame(MaxFrameLength);
        int32_t number = 0;
        if (command == "start")
        {
            Settings s = {};
            words >> s.channelCount >> s.rateHz >> s.samplesPerBlock >> s.samplesPerFrame >> s.channelsPerFrame >>
                s.rightShift >> s.coding;
            const bool started = engine_->Start(s);
            channels_ = started ? s.channelCount : channels_;
            std::puts(started ? "started" : "refused");
        }
        else if (command == "stop")
        {
            engine_->Stop();
        }
        else if (command == "drdy")
        {
            uint32_t ticks = 0;
            std::string hex;
            uint32_t count = 1;
            uint32_t step = 0;
            words >> ticks >> hex;
            if (!(words >> count >> step))
            {
                count = 1;
            }

            const std::vector<uint8_t> bytes = FromHex(hex);
            for (uint32_t i = 0; i < count; i++)
            {
                engine_->Take(bytes.data(), ticks + i * step);
            }
        }
        else if (command == "read")
        {
            const int length = engine_->Read(frame.data());
            Print(frame.data(), length);
        }
        else if (command == "recall")
        {
            words >> number;
            const int length = engine_->Recall(number, frame.data());
            Print(frame.data(), length);
        }
        else if (command == "skip")
        {
            words >> number;
            engine_->Skip(number);
        }
        else if (command == "counters")
        {
            std::printf(
                "counters %d %d %d %d %d\n",
                static_cast<int>(engine_->Unread()),
                static_cast<int>(engine_->Overruns()),
                static_cast<int>(engine_->BadFrames()),
                static_cast<int>(engine_->SampleSets()),
                static_cast<int>(engine_->LeadOff()));
        }
        else if (command == "statistics")
        {
            std::vector<int32_t> figures(StatisticsLength);
            const int32_t sets = engine_->ReadStatistics(figures.data());
            std::printf("statistics %d", static_cast<int>(sets));
            for (int i = 0; sets > 0 && i < channels_ * FiguresPerChannel; i++)
            {
                std::printf(" %d", static_cast<int>(figures[static_cast<size_t>(i)]));
            }

            std::puts("");
        }
        else
        {
            return false;
        }

        return true;
    }

    std::vector<uint8_t> arena_;
    std::unique_ptr<AcquisitionEngine> engine_;
    int channels_ = 0;
};

} // namespace

int main()
{
    Script script;
    std::string line;
    while (std::getline(std::cin, line))
    {
        script.Run(line);
    }

    return 0;
}
