#include "NeuralGlasses_Wristband_Native.h"

#include "Radio.hpp"

typedef Library_NeuralGlasses_Wristband_Native_NeuralGlasses_Wristband_Native_NativeRadio NativeRadio;

HRESULT NativeRadio::WatchBonds___STATIC__VOID(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    (void)stack;
    neuralglasses::board::WatchBonds();
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeRadio::Bondings___STATIC__I4(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_I4(neuralglasses::board::Bondings());
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeRadio::IsBonded___STATIC__BOOLEAN(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    stack.SetResult_Boolean(neuralglasses::board::IsBonded());
    NANOCLR_NOCLEANUP_NOLABEL();
}

HRESULT NativeRadio::Disconnect___STATIC__VOID(CLR_RT_StackFrame &stack)
{
    NANOCLR_HEADER();
    (void)stack;
    neuralglasses::board::Disconnect();
    NANOCLR_NOCLEANUP_NOLABEL();
}
